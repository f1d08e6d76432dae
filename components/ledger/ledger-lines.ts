import type { OurLedger, TheirLedger, TheirRecord } from "@/lib/ledger/ledger-view";
import { LEDGER_WORD, type LedgerMatch } from "@/lib/messages/ledger";
import { PAYMENT_STAGE_WORD } from "@/lib/messages/order-words";
import { formatYen } from "@/lib/money/yen";

/** One line of the comparison. `match` is null where one side has nothing to lay beside the other's. */
export interface LedgerLine {
  readonly term: string;
  /** "" where we have no such payment. */
  readonly ours: string;
  /** null: that side has no such value, or did not answer. */
  readonly theirs: string | null;
  readonly match: LedgerMatch | null;
  readonly numeric: boolean;
}

/** What is laid side by side, in the order in which it is read: the state first, then the amounts. */
export function ledgerLines(ours: OurLedger | null, theirs: TheirLedger): readonly LedgerLine[] {
  const record = theirs.answered === "payment" ? theirs : null;
  return ours === null ? theirLines(record) : bothLines(ours, record);
}

/** A payment unknown to us: the provider's side alone, compared with nothing. */
function theirLines(record: TheirRecord | null): readonly LedgerLine[] {
  const line = (term: string, theirs: string | null, numeric: boolean): LedgerLine => {
    return { term, ours: "", theirs, match: null, numeric };
  };
  const amount = (term: string, part: "held" | "authorized" | "captured" | "refunded") =>
    line(term, record === null ? null : formatYen(record[part]), true);
  return [
    line(LEDGER_WORD.stage, record === null ? null : PAYMENT_STAGE_WORD[record.stage].long, false),
    amount(LEDGER_WORD.held, "held"),
    amount(LEDGER_WORD.authorized, "authorized"),
    amount(LEDGER_WORD.captured, "captured"),
    amount(LEDGER_WORD.refunded, "refunded"),
    ...shipmentLine(null, record),
  ];
}

function bothLines(ours: OurLedger, record: TheirRecord | null): readonly LedgerLine[] {
  const amount = (term: string, part: "held" | "authorized" | "captured" | "refunded"): LedgerLine => ({
    term,
    ours: formatYen(ours[part]),
    theirs: record === null ? null : formatYen(record[part]),
    match: record === null ? null : matchOf(ours[part] === record[part]),
    numeric: true,
  });
  // Before the capture both are zero on both sides: two lines that say nothing.
  const moved = (["captured", "refunded"] as const).filter((part) => ours[part] !== 0 || (record?.[part] ?? 0) !== 0);
  return [
    {
      term: LEDGER_WORD.stage,
      ours: PAYMENT_STAGE_WORD[ours.stage].long,
      theirs: record === null ? null : PAYMENT_STAGE_WORD[record.stage].long,
      match: record === null ? null : matchOf(ours.stage === record.stage),
      numeric: false,
    },
    markLine(ours, record),
    totalLine(ours, record),
    amount(LEDGER_WORD.held, "held"),
    amount(LEDGER_WORD.authorized, "authorized"),
    ...moved.map((part) => amount(LEDGER_WORD[part], part)),
    ...shipmentLine(ours, record),
  ];
}

/** Where neither side tells of a parcel there is nothing to compare: most providers are told none. */
function shipmentLine(
  ours: Pick<OurLedger, "shipmentReported"> | null,
  record: TheirRecord | null,
): readonly LedgerLine[] {
  const [here, there] = [ours?.shipmentReported ?? false, record?.shipmentReported ?? false];
  if (!here && !there) return [];
  const word = (reported: boolean) => (reported ? LEDGER_WORD.reported : LEDGER_WORD.notReported);
  return [
    {
      term: LEDGER_WORD.shipment,
      ours: ours === null ? "" : word(here),
      theirs: record === null ? null : word(there),
      match: ours === null || record === null ? null : matchOf(here === there),
      numeric: false,
    },
  ];
}

function matchOf(equal: boolean): LedgerMatch {
  return equal ? "same" : "differs";
}

/** 取消区分 says that the order is canceled; the provider says whether the payment is. */
function markLine(ours: OurLedger, record: TheirRecord | null): LedgerLine {
  const ended = record?.stage === "canceled";
  return {
    term: LEDGER_WORD.mark,
    ours: ours.cancellationMark ? LEDGER_WORD.marked : LEDGER_WORD.unmarked,
    theirs: record === null ? null : ended ? LEDGER_WORD.canceled : LEDGER_WORD.live,
    match: record === null ? null : matchOf(ours.cancellationMark === ended),
    numeric: false,
  };
}

/** The provider knows no order's total. Where what it holds is another amount, the line says so all the same. */
function totalLine(ours: OurLedger, record: TheirRecord | null): LedgerLine {
  const live = record !== null && record.stage !== "canceled";
  const waits = ours.waitingAmount !== null && ours.waitingAmount === ours.total;
  const differs = waits ? "awaits_capture" : "differs";
  return {
    term: LEDGER_WORD.total,
    ours: waits ? LEDGER_WORD.waits(formatYen(ours.total)) : formatYen(ours.total),
    theirs: null,
    match: live && ours.total !== record.held ? differs : null,
    numeric: true,
  };
}
