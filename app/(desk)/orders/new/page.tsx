import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { RegisterScreen } from "@/components/order-register/register-screen";
import { requireStaff } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { readAllSettings } from "@/lib/method-settings/read-settings";
import { HandOver } from "@/lib/queries/hand-over";
import { methodSettingsQuery } from "@/lib/queries/method-settings";
import { getQueryClient } from "@/lib/queries/query-client";
import { shopSettingsQuery } from "@/lib/queries/shop-settings";
import { readShopSettings } from "@/lib/shop-settings/read-settings";
import { tokyoDate } from "@/lib/time/tokyo";

export const metadata: Metadata = { title: "受注登録" };

/** What the page says of each method comes along, so that a method's cells stand there as soon as it is chosen. */
export default async function RegisterPage() {
  const readAt = Date.now();
  await requireStaff("operator");
  const db = database();
  const client = getQueryClient();
  await Promise.all([
    client.prefetchQuery({ ...methodSettingsQuery(), queryFn: () => readAllSettings(db) }),
    client.prefetchQuery({ ...shopSettingsQuery(), queryFn: () => readShopSettings(db) }),
  ]);
  const now = await databaseNow(db);
  return (
    <HandOver state={dehydrate(client)} readAt={readAt}>
      <RegisterScreen at={{ now, today: tokyoDate(now) }} />
    </HandOver>
  );
}
