import type { Metadata } from "next";
import { MatrixScreen } from "@/components/matrix/matrix-screen";
import { requireStaff } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import { matrixOf } from "@/lib/matrix/matrix-view";
import { readAllFlags } from "@/lib/method-settings/read-settings";
import { readShopSettings } from "@/lib/shop-settings/read-settings";

export const metadata: Metadata = { title: "対応表" };

export default async function MatrixPage() {
  const readAt = Date.now();
  await requireStaff();
  const db = database();
  const [flagsByMethod, { pciDss }] = await Promise.all([readAllFlags(db), readShopSettings(db)]);
  return <MatrixScreen rows={matrixOf({ flagsByMethod, pciDss })} readAt={readAt} />;
}
