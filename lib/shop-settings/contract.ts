import type { ProviderId } from "@/lib/capability/facts/catalogue";
import type { Rounding } from "@/lib/money/tax";
import type { SaveTrouble } from "@/lib/result/save-trouble";
import type { NoLongerAllowed } from "@/lib/staff/contract";
import type { EpochMs } from "@/lib/time/epoch";

/** What the rules and the order screen need to know of the shop as a whole. */
export interface ShopSettings {
  readonly pciDss: boolean;
  /** Where a provider's own notice of cancels is read, and its notice of amount changes; "" for none. */
  readonly cancelNoticeUrl: string;
  readonly amountNoticeUrl: string;
  /** 消費税の端数: kept on each order when it is registered. */
  readonly taxRounding: Rounding;
  readonly consoleUrls: ConsoleUrls;
  readonly version: number;
  /** null: never changed since the set-up. */
  readonly changed: { readonly at: EpochMs; readonly by: string | null } | null;
}

/** Where each provider's own console is opened; a provider without an address is left out. */
export type ConsoleUrls = Readonly<Partial<Record<ProviderId, string>>>;

export type ShopSettingChange =
  | { readonly setting: "pciDss"; readonly value: boolean }
  | { readonly setting: "cancelNoticeUrl" | "amountNoticeUrl"; readonly value: string }
  | { readonly setting: "taxRounding"; readonly value: Rounding }
  | { readonly setting: "consoleUrl"; readonly provider: ProviderId; readonly value: string };
export type ShopSettingId = ShopSettingChange["setting"];

export type ShopSettingRefusal =
  | { readonly code: "changed_by_other"; readonly now: ShopSettings }
  | { readonly code: "bad_https" }
  | NoLongerAllowed
  | SaveTrouble;
