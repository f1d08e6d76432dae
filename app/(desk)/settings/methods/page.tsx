import type { Metadata } from "next";
import { MethodSettingsScreen } from "@/components/method-settings/method-settings-screen";
import { requireStaff } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { readAllSettings } from "@/lib/method-settings/read-settings";

export const metadata: Metadata = { title: "決済方法設定" };

export default async function MethodSettingsPage() {
  const readAt = Date.now();
  const staff = await requireStaff();
  const db = database();
  const [settings, now] = await Promise.all([readAllSettings(db), databaseNow(db)]);
  return <MethodSettingsScreen initial={settings} readAt={readAt} role={staff.role} now={now} />;
}
