import { methodShort } from "@/lib/capability/facts/catalogue";
import { LINE_WORD, pointWord, STAGE_NOW } from "@/lib/messages/payment-line";
import { formatDifference, formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { LinePoint, LineSegment } from "@/lib/orders/detail/payment-line";
import { formatDateTimeInList, formatRemaining } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";

/** Puts the line's values into words, for its labels, its segments and its list alike. */

/** 「金額変更 −1,200円」: what stands over a point. */
export function labelText(point: LinePoint): string {
  return point.kind === "changed" || point.kind === "changed_captured"
    ? `${pointWord(point)} ${formatDifference(point.amount - point.before)}`
    : nameOf(point);
}

/** 「再オーソリ(NP後払い)」: the method may be another one than before. */
function nameOf(point: LinePoint): string {
  if (point.kind !== "reauthorized") return pointWord(point);
  return `${pointWord(point)}(${methodShort(point.methodId).method})`;
}

export function segmentText(segment: LineSegment, view: OrderView, now: EpochMs, next: EpochMs | null): string {
  const { kind, amount, current } = segment;
  switch (kind) {
    case "none":
      return LINE_WORD.none;
    case "unknown":
      return LINE_WORD.unknown;
    case "waits":
      return amount === null ? "" : LINE_WORD.waits(formatYen(amount));
    case "left":
      return next === null ? "" : (formatRemaining(next, now) ?? "");
    case "open":
      return view.openOperation === null && view.order.mark === null ? LINE_WORD.noLimit : "";
    case "authorized":
    case "captured": {
      const yen = amount === null ? "" : formatYen(amount);
      return current ? `${yen} ${LINE_WORD[kind]}` : yen;
    }
  }
}

export interface LineEntry {
  readonly name: string;
  readonly at: string;
  readonly what: string;
}

/** The whole line as a list, in the order of time; what has not happened yet stands in its place too. */
export function lineEntries(points: readonly LinePoint[], view: OrderView, now: EpochMs): readonly LineEntry[] {
  return points.flatMap((point) => {
    const entry = { name: nameOf(point), at: formatDateTimeInList(point.at, now), what: whatText(point, view, now) };
    const uncaptured = point.kind === "now" && view.payment.stage === "before_capture";
    return uncaptured ? [{ name: pointWord(CAPTURE), at: LINE_WORD.notCaptured, what: "" }, entry] : [entry];
  });
}

const CAPTURE: LinePoint = { kind: "captured", at: 0, amount: 0, place: 0 };

function whatText(point: LinePoint, view: OrderView, now: EpochMs): string {
  switch (point.kind) {
    case "authorized":
    case "reauthorized":
    case "authorized_captured":
    case "captured":
      return formatYen(point.amount);
    case "changed":
    case "changed_captured":
      return LINE_WORD.change(formatDifference(point.amount - point.before), formatYen(point.amount));
    case "waits":
      return LINE_WORD.waits(formatYen(point.amount));
    case "sent":
      return LINE_WORD.unknown;
    case "now":
      return STAGE_NOW[view.payment.stage];
    case "limit":
      return point.over ? "" : (formatRemaining(point.at, now) ?? "");
    case "declined":
    case "lapsed":
    case "canceled":
      return "";
  }
}
