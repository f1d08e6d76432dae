import { redirect } from "next/navigation";
import { currentStaff } from "@/lib/auth/session";

export default async function StartPage() {
  redirect((await currentStaff()) === null ? "/sign-in" : "/orders");
}
