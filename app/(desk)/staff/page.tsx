import type { Metadata } from "next";
import { StaffScreen } from "@/components/staff/staff-screen";
import { requireStaff } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import { listStaff } from "@/lib/db/staff";

export const metadata: Metadata = { title: "スタッフ" };

export default async function StaffPage() {
  const staff = await requireStaff("admin");
  return <StaffScreen rows={await listStaff(database())} selfId={staff.id} />;
}
