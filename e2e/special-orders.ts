import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { EpochMs } from "@/lib/time/epoch";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What makes an order of the sample special. `true`: it is so. */
const SPECIAL = {
  /** Work in the provider's console is owed. */
  task: ({ openTasks }) => openTasks.length > 0,
  /** 取消区分 by hand; a canceled order has it anyway. */
  mark: ({ order, payment }) => order.mark !== null && payment.stage !== "canceled",
  /** A decrease waits for the capture. */
  waiting: ({ payment }) => payment.waitingAmount !== null,
  /** Shop and provider stand at different amounts. */
  apart: ({ amounts, payment }) => amounts !== null && payment.waitingAmount === null,
  /** More was sent than authorization and capture, whatever came of it. */
  calls: ({ history }) =>
    history.some((entry) => entry.type === "operation" && entry.kind !== "authorize" && entry.kind !== "capture"),
  /** A cancel would end it by the provider's 解約. */
  termination: ({ cards: { cancel } }) => cancel.sends.some(({ kind }) => kind === "terminate"),
  /** Too little to take from, or more than a screen usually shows. */
  size: ({ order }) => order.total < 2_000 || order.total > 1_000_000 || order.lines.length > 6,
  /** The provider's own limit is near: a warning stands above everything. */
  lapsing: ({ payment, serverNow }) => payment.lapsesAt !== null && payment.lapsesAt - serverNow < 8 * DAY_MS,
} satisfies Readonly<Record<string, (view: OrderView) => boolean>>;
export type Special = keyof typeof SPECIAL;

const SPECIALS = Object.keys(SPECIAL) as readonly Special[];

/** What the list's own conditions ask for, or bring with them. */
function askedFor({ task, mark, stage }: Readonly<Record<string, string>>): readonly Special[] {
  return [
    ...(task === "yes" || mark === "yes" ? (["task", "mark", "apart", "calls"] as const) : []),
    ...(stage === "canceled" ? (["calls"] as const) : []),
  ];
}

/** Nothing stands out about it but what was asked for. */
export function isOrdinary(
  view: OrderView,
  conditions: Readonly<Record<string, string>>,
  asked: readonly Special[],
): boolean {
  const allowed = [...asked, ...askedFor(conditions)];
  return SPECIALS.every((special) => allowed.includes(special) || !SPECIAL[special](view));
}

/** Nothing about it changes by itself while a journey looks at it, and 突合 has found nothing. */
export function isQuiet({ serverNow, openOperation, cards, openTasks, reconciliation }: OrderView): boolean {
  const limits = [cards.cancel.deadline, cards.amount.deadline].flatMap((limit) =>
    limit?.state === "set" ? [limit.at] : [],
  );
  return (
    openOperation === null &&
    reconciliation.difference === null &&
    openTasks.every(({ seenAt }) => seenAt === null) &&
    limits.every((at) => isFar(at, serverNow))
  );
}

function isFar(limit: EpochMs, now: EpochMs): boolean {
  return Math.abs(limit - now) > 10 * MINUTE_MS;
}
