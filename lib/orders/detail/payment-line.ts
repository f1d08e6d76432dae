import type { EpochMs } from "@/lib/time/epoch";
import type { OrderView } from "./order-view-types";
import { type LifePoint, paymentLife } from "./payment-life";

/** The payment's life on a line, to scale: places are parts of the whole, 0 at its beginning and 1 at its end. */
export interface PaymentLine {
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly points: readonly LinePoint[];
  readonly segments: readonly LineSegment[];
}

export type LinePoint = (LifePoint | NowPoint | LimitPoint) & { readonly place: number };

type NowPoint = { readonly kind: "now"; readonly at: EpochMs };
/** The last instant at which the linkage is still allowed; `over` where it has passed. */
type LimitPoint = {
  readonly kind: "limit";
  readonly at: EpochMs;
  /** `lapse`: the provider's own, at which it lets the authorization end. */
  readonly of: "both" | "cancel" | "amount" | "lapse";
  readonly over: boolean;
};

export interface LineSegment {
  readonly kind: /** No authorization lived. */
    | "none"
    | "authorized"
    | "captured"
    /** A call is on its way, or its outcome is not known. */
    | "unknown"
    /** From now on: until a limit, near or far; an amount that the capture will carry; nothing that limits it. */
    | "left"
    | "waits"
    | "open";
  readonly from: number;
  readonly to: number;
  /** What the provider held, or what the capture will carry. */
  readonly amount: number | null;
  /** The stretch that ends now, or with the cancel. */
  readonly current: boolean;
}

const HOUR_MS = 3_600_000;
/** Where nothing limits it the line goes on a little after now, and never shorter than an hour in all. */
const BEYOND_NOW = 0.15;

/** null where nothing was ever authorized. */
export function paymentLine(view: OrderView, now: EpochMs): PaymentLine | null {
  const canceledAt = view.payment.canceledAt;
  const until = canceledAt ?? now;
  // A provider's clock may run ahead of ours: what has happened lies in the past.
  const life = paymentLife(view).map((point) => ({ ...point, at: Math.min(point.at, until) }));
  const [first] = life;
  if (first === undefined) return null;
  const limits = canceledAt === null ? limitsOf(view, now) : [];
  const from = first.at;
  const to = canceledAt ?? endOf(from, now, limits, view.openOperation !== null);
  const place = (at: EpochMs) => (to === from ? 1 : Math.min(1, Math.max(0, (at - from) / (to - from))));
  const today: readonly NowPoint[] = canceledAt === null ? [{ kind: "now", at: now }] : [];
  const points = [...life, ...limits, ...today].sort((a, b) => a.at - b.at || rank(a) - rank(b));
  return {
    from,
    to,
    points: points.map((point) => ({ ...point, place: place(point.at) })),
    segments: [...past(life, until, place), ...ahead(view, now, limits, place)].filter(
      (segment) => segment.to > segment.from,
    ),
  };
}

/** Of one instant, what happened comes before what is now, and a limit last. */
function rank({ kind }: LifePoint | NowPoint | LimitPoint): number {
  if (kind === "limit") return 2;
  return kind === "now" ? 1 : 0;
}

/** Limits of the two cards, one point where they fall together. A marked order is over: nothing limits it. */
function limitsOf(view: OrderView, now: EpochMs): readonly LimitPoint[] {
  if (view.order.mark !== null) return [];
  const lapse = lapseSoon(view.payment, now);
  return lapse === null ? linkedLimits(view, now) : byTime([...linkedLimits(view, now), lapse]);
}

const LAPSE_SOON_MS = 7 * 24 * HOUR_MS;

/** A lapse that is near: of one that is far the page's limits say enough. */
export function lapseSoon(
  { lapsesAt }: Pick<OrderView["payment"], "lapsesAt">,
  now: EpochMs,
): Extract<LimitPoint, { kind: "limit" }> | null {
  if (lapsesAt === null || lapsesAt - now > LAPSE_SOON_MS) return null;
  return { kind: "limit", at: lapsesAt, of: "lapse", over: now > lapsesAt };
}

function byTime(limits: readonly LimitPoint[]): readonly LimitPoint[] {
  return limits.toSorted((a, b) => a.at - b.at);
}

function linkedLimits({ cards }: OrderView, now: EpochMs): readonly LimitPoint[] {
  const cancel = cards.cancel.deadline?.state === "set" ? cards.cancel.deadline.at : null;
  const amount = cards.amount.deadline?.state === "set" ? cards.amount.deadline.at : null;
  const limit = (of: LimitPoint["of"], at: EpochMs): LimitPoint => ({ kind: "limit", at, of, over: now > at });
  if (cancel !== null && cancel === amount) return [limit("both", cancel)];
  return byTime([
    ...(cancel === null ? [] : [limit("cancel", cancel)]),
    ...(amount === null ? [] : [limit("amount", amount)]),
  ]);
}

function endOf(from: EpochMs, now: EpochMs, limits: readonly LimitPoint[], open: boolean): EpochMs {
  const running = limits.filter(({ over }) => !over);
  const last = running.at(-1);
  if (last !== undefined) return last.at;
  // A line whose only limit has passed ends now: nothing lies ahead of it.
  if (limits.length > 0 && !open) return Math.max(now, from + HOUR_MS);
  return Math.max(now + Math.round((now - from) * BEYOND_NOW), from + HOUR_MS);
}

type Place = (at: EpochMs) => number;

/** What was held, stretch by stretch, up to now or to the cancel. */
function past(life: readonly LifePoint[], until: EpochMs, place: Place): readonly LineSegment[] {
  const segments: LineSegment[] = [];
  let state: Pick<LineSegment, "kind" | "amount"> = { kind: "none", amount: null };
  const steps = life.filter(({ kind }) => kind !== "canceled");
  for (const [index, point] of steps.entries()) {
    state = after(state, point);
    const next = steps[index + 1]?.at ?? until;
    segments.push({ ...state, from: place(point.at), to: place(next), current: index === steps.length - 1 });
  }
  return segments;
}

function after(state: Pick<LineSegment, "kind" | "amount">, point: LifePoint): Pick<LineSegment, "kind" | "amount"> {
  switch (point.kind) {
    case "declined":
    case "lapsed":
      return { kind: "none", amount: null };
    case "authorized":
    case "reauthorized":
      return { kind: "authorized", amount: point.amount };
    case "authorized_captured":
    case "captured":
    case "changed_captured":
      return { kind: "captured", amount: point.amount };
    case "changed":
      return { kind: state.kind, amount: point.amount };
    case "waits":
      return { kind: state.kind, amount: point.before };
    case "sent":
      return { kind: "unknown", amount: null };
    case "canceled":
      return state;
  }
}

/** What lies ahead: until each limit in turn, or an amount that waits, or nothing that ends it. */
function ahead(view: OrderView, now: EpochMs, limits: readonly LimitPoint[], place: Place): readonly LineSegment[] {
  const { payment, openOperation } = view;
  if (payment.canceledAt !== null) return [];
  const from = place(now);
  const rest = { from, to: 1, current: false } as const;
  if (openOperation === null && payment.waitingAmount !== null) {
    return [{ ...rest, kind: "waits", amount: payment.waitingAmount }];
  }
  const stops = limits.filter(({ over }) => !over).map(({ at }) => place(at));
  if (stops.length === 0) return [{ ...rest, kind: "open", amount: null }];
  return stops.map((to, index) => ({ kind: "left", from: stops[index - 1] ?? from, to, amount: null, current: false }));
}
