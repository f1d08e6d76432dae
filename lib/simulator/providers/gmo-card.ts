import type { EpochMs } from "@/lib/time/epoch";
import { CANCELS, CHANGES, endsAt, ORDER_NUMBER_ONCE } from "./further-limits";
import { FREELY, type FurtherLimit, type MethodTable, type ProviderTable } from "./table";
import { firstOfMonth, startOfTokyoDayOf } from "./time-limit";

/** The card engine of GMO's classic protocol, the provider's side. */
export const GMO_CARD: MethodTable = {
  cancel: { before: FREELY, after: FREELY },
  change: { before: FREELY, after: FREELY },
  captureNow: "on_request",
  // E41170099, a wrong card, is assumed to be also what a token gets that is used or too old
  card: { card_unusable: "E41170099", security_code_missing: "42G450000" },
  refundedWord: jobAt,
};

export const GMO_CARD_STATUSES: ProviderTable["statuses"] = {
  authorized: "AUTH",
  captured: "SALES",
  voided: "VOID",
  refunded: "RETURN",
  waiting: "AUTHENTICATED",
};

export const GMO_CARD_CODES: ProviderTable["codes"] = {
  invalid_state: "E01050004",
  already_done: "E11010001",
  expired: "E01110014", // assumed
  amount: "E01060010",
  not_supported: "E11010003",
  declined: "42C030000",
  duplicate: "E01040010",
  busy: "E11010002",
};

/** SALES is taken for so long after the authorization. */
export const GMO_CARD_LASTS_DAYS = 90;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** On the capture's day VOID, later in its month RETURN, in later months RETURNX (plugin rules of GMO's card protocol). */
function jobAt(capturedAt: EpochMs, now: EpochMs): string {
  if (now < startOfTokyoDayOf(capturedAt) + DAY_MS) return "VOID";
  return now < firstOfMonth(capturedAt, 1) ? "RETURN" : "RETURNX";
}

function jobByDay(methods: readonly string[]): FurtherLimit {
  return {
    name: "job-by-day-of-capture",
    says: "a captured card payment ends by VOID on the day, RETURN in the month, RETURNX after it",
    judge: ({ request, payment, now }) => {
      const capturedAt = payment?.capturedAt ?? null;
      if (capturedAt === null || !CANCELS.includes(request.kind) || !methods.includes(request.method)) return null;
      const wanted = jobAt(capturedAt, now);
      return request.providerOperation.split(" ").includes(wanted) ? null : { refuse: "not_supported" };
    },
  };
}

/** SALES takes the authorized amount and no other. */
function wholeCapture(methods: readonly string[]): FurtherLimit {
  return {
    name: "capture-whole-amount",
    says: "a capture has to be for the authorized amount",
    judge: ({ request, payment }) => {
      if (payment === null || request.kind !== "capture" || !methods.includes(request.method)) return null;
      return request.amount === payment.authorized ? null : { refuse: "amount" };
    },
  };
}

export function gmoCardLimits(methods: readonly string[]): readonly FurtherLimit[] {
  return [
    jobByDay(methods),
    wholeCapture(methods),
    endsAt(
      "end-within-180-days",
      "cancel and change end 180 days after the authorization",
      { kinds: [...CANCELS, ...CHANGES], methods },
      { from: "paid", days: 180 },
    ),
    ORDER_NUMBER_ONCE,
  ];
}
