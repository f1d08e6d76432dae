import "server-only";

import type { Database, Transaction } from "@/lib/db/client";

/** Every method's flags and the shop's settings, as rules read them. Some seventy rows: loaded once for a whole list. */
export interface ShopRulesRecord {
  readonly methods: readonly MethodFlagsRecord[];
  readonly pciDss: boolean;
}

export interface MethodFlagsRecord {
  readonly methodId: string;
  readonly cancelApi: boolean;
  readonly terminationApi: boolean;
  readonly gmopsCancelApi: boolean;
  readonly gmopsModifyApi: boolean;
  readonly postCaptureAmount: "off" | "link" | "link_and_capture";
  readonly captureOnAuthorization: boolean;
  readonly securityCodeRequired: boolean;
  readonly orderMode: "normal" | "other";
}

const FLAG_COLUMNS = {
  methodId: true,
  cancelApi: true,
  terminationApi: true,
  gmopsCancelApi: true,
  gmopsModifyApi: true,
  postCaptureAmount: true,
  captureOnAuthorization: true,
  securityCodeRequired: true,
  orderMode: true,
} as const;

/** A shop without its settings row stands at the columns' own defaults. */
export async function shopRules(db: Database | Transaction): Promise<ShopRulesRecord> {
  const [methods, settings] = await Promise.all([
    db.methodSetting.findMany({ select: FLAG_COLUMNS }),
    db.shopSetting.findUnique({ where: { id: 1 }, select: { pciDss: true } }),
  ]);
  return { methods, pciDss: settings?.pciDss ?? false };
}
