import { METHODS } from "@/lib/capability/facts/catalogue";
import { BLANK_ORDER, BLANK_PAYMENT } from "@/lib/operations/blank";
import { storedDeadlinesOf } from "@/lib/operations/payment-facts";
import { searchTextOf } from "@/lib/orders/search-text";
import type { LoadPayment } from "@/lib/simulator/load-format";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import { createCalendar, DAY_MS } from "./calendar";
import { castOf } from "./cast";
import { clocksForAge, clocksForDeadline, type StageClocks } from "./clocks";
import { customerFrom } from "./customers";
import { basketFrom } from "./goods";
import type { Part } from "./part";
import { createRandom, type Random } from "./random";
import type { OrderRow, SampleOrder } from "./rows";
import { sampleSettings } from "./settings";
import type { SampleStaff } from "./staff";
import { currentStatusWord } from "./story/calls";
import type { Draft, World } from "./story/draft";
import { tell } from "./story/tell";

export const DEFAULT_SEED = "juchu";
export const DEFAULT_ORDERS = 3_000;

export interface SampleOptions {
  /** Everything is relative to this instant: limits that end today end on its day in Tokyo. */
  readonly now: EpochMs;
  readonly orders: number;
  readonly seed: string;
  readonly staff: SampleStaff;
  /** With a few payments that differ from the provider's ledger, for 突合 to find. */
  readonly differing?: boolean;
}

/** An order before it is told: enough to put all of them in the order in which they came in. */
interface Outline {
  readonly part: Part;
  readonly clocks: StageClocks;
  /** Captured in the same step as authorized. */
  readonly captureNow: boolean;
  readonly random: Random;
}

function outlineOf(part: Part, random: Random, world: World): Outline {
  const surroundings = { ...world, random };
  const since = world.settings.captureNowSince(part.method);
  if (part.limit !== null) {
    const clocks = clocksForDeadline(part.limit.rule, part.stage, part.limit.end, surroundings);
    return { part, random, clocks, captureNow: false };
  }
  const captured = part.stage === "after_capture";
  // Since オーソリ時確定フラグ was turned on no order of the method waits for its capture any more.
  const age = since !== null && !captured && since > 0 ? Math.max(part.age, world.now - since + DAY_MS) : part.age;
  const clocks = clocksForAge(age, part.stage, surroundings);
  const captureNow = captured && since !== null && clocks.orderedAt >= since;
  const capturedAt = captureNow ? clocks.paymentAt : clocks.capturedAt;
  return { part, random, captureNow, clocks: { ...clocks, capturedAt } };
}

function orderOf({ part, clocks, random }: Outline, id: number, orderNumber: string): OrderRow {
  const customer = customerFrom(random.fork("customer"), part.unusualName);
  return {
    ...BLANK_ORDER,
    ...basketFrom(random.fork("basket"), part.size),
    id,
    orderNumber,
    version: 1,
    orderedAt: clocks.orderedAt,
    methodId: part.method,
    status: "new",
    customerName: customer.name,
    customerKana: customer.kana,
    customerEmail: customer.email,
    customerPhone: customer.phone,
    paid: false,
    threeDSecure: part.threeDSecure,
    slipNumber: null,
    slipNumberSent: false,
    cancellationMark: false,
    cancellationMarkedAt: null,
    cancellationMarkedBy: null,
    memo: "",
    stage: "unauthorized",
    cancelDeadline: null,
    amountDeadline: null,
    nearestDeadline: null,
    searchText: "",
    updatedAt: clocks.orderedAt,
  };
}

function draftOf(outline: Outline, id: number, orderNumber: string, world: World): Draft {
  const order = orderOf(outline, id, orderNumber);
  return {
    world,
    part: outline.part,
    clocks: outline.clocks,
    captureNow: outline.captureNow,
    random: outline.random.fork("story"),
    order,
    payment: {
      id,
      orderId: id,
      methodId: order.methodId,
      providerPaymentId: null,
      state: "awaiting",
      authorized: 0,
      captured: 0,
      refunded: 0,
      waitingAmount: null,
      paymentAt: null,
      capturedAt: null,
      canceledAt: null,
      ...BLANK_PAYMENT,
    },
    provider: null,
    operations: [],
    attempts: [],
    tasks: [],
    events: [],
    at: order.orderedAt,
  };
}

/** The provider's record of the payment, as its ledger has it; null where nothing was authorized. */
function ledgerOf(draft: Draft): LoadPayment | null {
  const { order, payment, provider, clocks } = draft;
  if (provider === null || payment.providerPaymentId === null) return null;
  const { capturedAt, canceledAt, entries, taken, ...amounts } = provider;
  return {
    ...amounts,
    paymentId: payment.providerPaymentId,
    provider: METHODS[order.methodId].provider,
    method: order.methodId,
    orderNumber: order.orderNumber,
    threeDSecure: order.threeDSecure,
    providerStatus: currentStatusWord(draft) ?? "",
    orderedAt: formatInstant(clocks.orderedAt),
    paymentAt: formatInstant(clocks.paymentAt),
    capturedAt: capturedAt === null ? null : formatInstant(capturedAt),
    canceledAt: canceledAt === null ? null : formatInstant(canceledAt),
    updatedAt: entries.at(-1)?.at ?? formatInstant(clocks.paymentAt),
    entries,
    ...(taken === null ? {} : { taken }),
  };
}

function finish(draft: Draft): SampleOrder {
  const { order, payment, operations, attempts, tasks, events } = draft;
  Object.assign(order, storedDeadlinesOf(order, payment));
  order.searchText = searchTextOf({ ...order, providerPaymentId: payment.providerPaymentId });
  return { order, payment, operations, attempts, tasks, events, ledger: ledgerOf(draft) };
}

/**
 * The sample shop's orders, oldest first. The same seed, number and instant give the same orders to the byte, on any
 * machine and in any zone. A generator, so that a hundred thousand of them need not lie in memory at once.
 */
export function* sampleOrders(options: SampleOptions): Generator<SampleOrder> {
  const { now, staff, seed, orders: count, differing = false } = options;
  const world: World = { now, staff, calendar: createCalendar(now), settings: sampleSettings(now) };
  const root = createRandom(seed);
  const outlines = castOf({ count, now, differing }, world.settings, root.fork("cast")).map((part, index) =>
    outlineOf(part, root.fork(`order/${index}`), world),
  );
  outlines.sort((a, b) => a.clocks.orderedAt - b.clocks.orderedAt);
  const placed = new Map<string, number>();
  for (const [index, outline] of outlines.entries()) {
    const day = world.calendar.numberDate(outline.clocks.orderedAt);
    const count = (placed.get(day) ?? 0) + 1;
    placed.set(day, count);
    const draft = draftOf(outline, index + 1, `${day}-${String(count).padStart(4, "0")}`, world);
    tell(draft);
    yield finish(draft);
  }
}
