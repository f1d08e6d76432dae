import type { EpochMs } from "@/lib/time/epoch";
import { tokyoDate } from "@/lib/time/tokyo";
import type { Payment } from "../payment";
import { authorizationLapses, CANCELS, CHANGES, concerns, endsAt, endsBy } from "./further-limits";
import { GMO_CARD_LASTS_DAYS } from "./gmo-card";
import type { FurtherLimit } from "./table";
import { firstOfMonth, startOfTokyoDayOf } from "./time-limit";

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

/** Captured on day 1-10: until the 13th; 11-20: until the 23rd; later: until the 2nd of the next month. */
function softbankEnd({ capturedAt }: Payment): EpochMs | null {
  if (capturedAt === null) return null;
  const day = Number(tokyoDate(capturedAt).slice(8));
  if (day <= 10) return firstOfMonth(capturedAt, 0) + 13 * DAY_MS - 1;
  if (day <= 20) return firstOfMonth(capturedAt, 0) + 23 * DAY_MS - 1;
  return firstOfMonth(capturedAt, 1) + 2 * DAY_MS - 1;
}

/** 89日後の23:59まで. */
function day89(payment: Payment): EpochMs {
  return startOfTokyoDayOf(payment.paymentAt) + 90 * DAY_MS - 1;
}

const docomoNotBeforeNoon: FurtherLimit = {
  name: "docomo-from-next-noon",
  says: "d払い: cancel and change after the capture begin at 12:00 of the next day",
  judge: (limitCase) => {
    const where = { kinds: [...CANCELS, ...CHANGES], methods: ["gmo-pg/carrier-docomo"], stage: "after" } as const;
    const capturedAt = limitCase.payment?.capturedAt ?? null;
    if (capturedAt === null || !concerns(limitCase, where)) return null;
    return limitCase.now < startOfTokyoDayOf(capturedAt) + DAY_MS + 12 * HOUR_MS ? { refuse: "busy" } : null;
  },
};

const linePayEnded: FurtherLimit = {
  name: "line-pay-ended",
  says: "LINE Pay ended in Japan: nothing is accepted any more",
  judge: ({ request }) => (request.method === "gmo-pg/line-pay" ? { refuse: "not_supported" } : null),
};

export const GMO_PG_LIMITS: readonly FurtherLimit[] = [
  endsAt(
    "au-return-2-months",
    "auかんたん決済: a return ends with the second month after the capture's",
    { kinds: CANCELS, methods: ["gmo-pg/carrier-au"], stage: "after" },
    { from: "captured", monthEnd: 2 },
  ),
  authorizationLapses({
    "gmo-pg/card-one-time": GMO_CARD_LASTS_DAYS,
    "gmo-pg/card-recurring": GMO_CARD_LASTS_DAYS,
    "gmo-pg/card-link": GMO_CARD_LASTS_DAYS,
    "gmo-pg/carrier-softbank-b": 60,
    "gmo-pg/paypay": 30,
    "gmo-pg/au-pay": 90,
  }),
  endsBy(
    "softbank-cancel-window",
    "ソフトバンク(B): a cancel after the capture ends on the 13th, the 23rd or the next 2nd",
    { kinds: CANCELS, methods: ["gmo-pg/carrier-softbank-b"], stage: "after" },
    softbankEnd,
  ),
  docomoNotBeforeNoon,
  endsAt(
    "docomo-until-20h",
    "d払い: cancel and change end at 20:00 of the last day of the second month after",
    { kinds: [...CANCELS, ...CHANGES], methods: ["gmo-pg/carrier-docomo"] },
    { from: "paid", monthEndAt20: 2 },
  ),
  endsAt(
    "rakuten-v2-before-5-months",
    "楽天ペイ V2: before the capture all ends with the fifth month after the order's",
    { kinds: [...CANCELS, ...CHANGES, "capture"], methods: ["gmo-pg/rakuten-pay-v2"], stage: "before" },
    { from: "ordered", monthEnd: 5 },
  ),
  endsAt(
    "rakuten-v2-after-1-month",
    "楽天ペイ V2: after the capture all ends with the month after the capture's",
    { kinds: [...CANCELS, ...CHANGES], methods: ["gmo-pg/rakuten-pay-v2"], stage: "after" },
    { from: "captured", monthEnd: 1 },
  ),
  endsBy(
    "au-pay-until-day-89",
    "au PAY: all ends at 23:59 of the 89th day after the authorization",
    { kinds: [...CANCELS, ...CHANGES, "capture"], methods: ["gmo-pg/au-pay"] },
    day89,
  ),
  linePayEnded,
];
