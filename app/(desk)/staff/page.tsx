import type { Metadata } from "next";
import { StaffScreen } from "@/components/staff/staff-screen";
import { requireStaff } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import { readStaff } from "@/lib/staff/read-staff";

export const metadata: Metadata = { title: "スタッフ" };

export default async function StaffPage() {
  const readAt = Date.now();
  const staff = await requireStaff("admin");
  return <StaffScreen readAt={readAt} rows={await readStaff(database())} selfId={staff.id} />;
}
