import type { Metadata } from "next";
import { ShopSettingsScreen } from "@/components/shop-settings/shop-settings-screen";
import { requireStaff } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import { readShopSettings } from "@/lib/shop-settings/read-settings";

export const metadata: Metadata = { title: "ショップ設定" };

export default async function ShopSettingsPage() {
  const readAt = Date.now();
  const staff = await requireStaff();
  return <ShopSettingsScreen initial={await readShopSettings(database())} readAt={readAt} role={staff.role} />;
}
