import { isMethodId, methodTitle } from "@/lib/capability/facts/catalogue";
import { CHANGE_FIELD_WORD } from "@/lib/messages/conflicts";
import { eventText } from "@/lib/messages/history";
import { ORDER_STATUS_WORD, PAYMENT_STAGE_WORD } from "@/lib/messages/order-words";
import { formatYen } from "@/lib/money/yen";
import type { EventEntry } from "@/lib/orders/detail/order-history";
import type { ChangedField } from "@/lib/payments/model/contract";
import { ORDER_STATUSES, PAYMENT_STAGES } from "@/lib/payments/model/order-states";
import { flagChoice, flagName } from "./flag-words";

const YEN = new Set<ChangedField["field"]>(["total", "shippingFee", "fee", "discount", "points"]);
/** Long texts are named, not printed. */
const NAMED_ONLY = new Set<ChangedField["field"]>(["memo", "lines", "other"]);

/** One changed column: 「合計 12,800円 → 11,600円」. */
export function changeText(change: ChangedField): string {
  const name = CHANGE_FIELD_WORD[change.field];
  if (NAMED_ONLY.has(change.field)) return name;
  return `${name} ${valueText(change.field, change.before)} → ${valueText(change.field, change.after)}`;
}

/** What an event changed. A memo's own line names it already. */
export function changeTexts({ kind, changes }: EventEntry): readonly string[] {
  return kind === "memo_changed" ? [] : changes.map(changeText);
}

function valueText(field: ChangedField["field"], value: ChangedField["before"]): string {
  if (value === null || value === "") return "なし";
  if (typeof value === "number") return YEN.has(field) ? formatYen(value) : value.toLocaleString("ja-JP");
  if (field === "paid") return value === true ? "入金済み" : "未入金";
  if (field === "slipNumberSent") return value === true ? "連携済み" : "未連携";
  if (typeof value === "boolean") return value ? "あり" : "なし";
  const status = ORDER_STATUSES.find((one) => one === value);
  if (field === "status" && status !== undefined) return ORDER_STATUS_WORD[status];
  const stage = PAYMENT_STAGES.find((one) => one === value);
  if (field === "stage" && stage !== undefined) return PAYMENT_STAGE_WORD[stage].short;
  if (field === "method" && isMethodId(value)) return methodTitle(value);
  return value;
}

export function entryText(entry: EventEntry): string {
  const { flag } = entry;
  return eventText(entry.kind, {
    resolvedManually: entry.resolvedManually,
    flag: flag === null ? "" : flagName(flag.flag),
    choice: flag === null ? "" : flagChoice(flag.flag, flag.after),
  });
}
