import type { LedgerState } from "@/lib/gateway/protocol";
import type { Payment } from "../payment";
import { AMAZON } from "./amazon";
import { CATCHBALL } from "./catchball";
import { DOCOMO } from "./docomo";
import { GMO_PG } from "./gmo-pg";
import { GMO_PS } from "./gmo-ps";
import { KOMOJU } from "./komoju";
import { MERPAY } from "./merpay";
import { NP } from "./np";
import { PAIDY } from "./paidy";
import { PAYGENT } from "./paygent";
import { PAYPAL } from "./paypal";
import { RAKUTEN_CARD } from "./rakuten-card";
import { RESONA } from "./resona";
import { SBPS } from "./sbps";
import { SMARTPAY } from "./smartpay";
import { SMBC_FS } from "./smbc-fs";
import { SMBC_GMO } from "./smbc-gmo";
import { SONY } from "./sony";
import type { MethodTable, ProviderTable, RefusalCause } from "./table";
import { VERITRANS3G } from "./veritrans3g";
import { VERITRANS4G } from "./veritrans4g";
import { YAMATO } from "./yamato";
import { YAMATO_CF } from "./yamato-cf";
import { ZEUS } from "./zeus";

export const TABLES: readonly ProviderTable[] = [
  SMBC_FS,
  SMBC_GMO,
  VERITRANS3G,
  VERITRANS4G,
  GMO_PG,
  GMO_PS,
  CATCHBALL,
  SBPS,
  SONY,
  YAMATO_CF,
  YAMATO,
  PAYGENT,
  ZEUS,
  PAIDY,
  NP,
  AMAZON,
  PAYPAL,
  RESONA,
  MERPAY,
  DOCOMO,
  RAKUTEN_CARD,
  SMARTPAY,
  KOMOJU,
];

/** A provider's table and the one of the method, as the rules ask for them together. */
export interface Side {
  readonly provider: ProviderTable;
  readonly method: MethodTable;
}

const providers: ReadonlyMap<string, ProviderTable> = new Map(TABLES.map((table) => [table.provider, table]));

export function findProvider(provider: string): ProviderTable | null {
  return providers.get(provider) ?? null;
}

export function findSide(provider: string, method: string): Side | null {
  const table = findProvider(provider);
  const methodTable = table?.methods[method];
  return table === null || methodTable === undefined ? null : { provider: table, method: methodTable };
}

/** As findSide, for a payment that is in the ledger. */
export function sideOf(payment: { readonly provider: string; readonly method: string }): Side {
  const side = findSide(payment.provider, payment.method);
  if (side === null) throw new Error(`no table for ${payment.method}`);
  return side;
}

/** The provider's word for what a payment is now. */
export function statusOf(side: Side, payment: Pick<Payment, "state" | "capturedAt" | "canceledAt">): string {
  const { state, capturedAt, canceledAt } = payment;
  const byDay = side.method.refundedWord;
  if (byDay !== undefined && state === "refunded" && capturedAt !== null && canceledAt !== null) {
    return byDay(capturedAt, canceledAt);
  }
  return wordOf(side, state);
}

/** The provider's word for a state. */
export function wordOf(side: Side, state: LedgerState): string {
  return (side.method.statuses ?? side.provider.statuses)[state] ?? "EXPIRED";
}

/** The provider's word for an authorization that waits. */
export function waitingWordOf(side: Side): string {
  return (side.method.statuses ?? side.provider.statuses).waiting ?? "pending";
}

/** The provider's code for a refusal. A method without a card refuses one as something that it does not offer. */
export function codeOf(side: Side, cause: RefusalCause): string {
  if (cause === "card_unusable" || cause === "security_code_missing") {
    return side.method.card?.[cause] ?? codeOf(side, "not_supported");
  }
  return side.method.codes?.[cause] ?? side.provider.codes[cause];
}
