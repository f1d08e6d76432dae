import { clockOf } from "@/lib/capability/deadlines";
import { METHODS } from "@/lib/capability/facts/catalogue";
import { paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import { AWAITING_PAYMENT, BLANK_ORDER } from "@/lib/payments/model/blank";
import { storedDeadlinesOf } from "@/lib/payments/model/payment-facts";
import type { CaptureReason } from "@/lib/payments/model/records";
import { statusOfNew } from "@/lib/payments/verbs/register-order";
import { searchTextOf } from "@/lib/search/search-text";
import type { LoadPayment } from "@/lib/simulator/load-format";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import { createCalendar, DAY_MS } from "./calendar";
import { castOf } from "./cast";
import { clocksForAge, clocksForDeadline, clocksJustNow, type StageClocks } from "./clocks";
import { addressedCustomerFrom } from "./customers";
import { destinationFrom } from "./destinations";
import { basketFrom } from "./goods";
import { isWaiting, type Part } from "./part";
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
  /** Where the simulator's pages for buyers are: the links to 3-D Secure go there. */
  readonly pagesUrl: string;
  /** With a few payments that differ from the provider's ledger, for 突合 to find. */
  readonly differing?: boolean;
}

/** An order before it is told: enough to put all of them in the order in which they came in. */
interface Outline {
  readonly part: Part;
  readonly clocks: StageClocks;
  /** Why it was captured in the same step as authorized; null: it was not. */
  readonly captureReason: CaptureReason | null;
  readonly random: Random;
}

/**
 * What the flags of the moment make of the part. Since オーソリ時確定フラグ was turned on, no payment of the method waits for its
 * capture; one that was asked for behind a limit is captured at once.
 */
function outlineOf(part: Part, random: Random, world: World): Outline {
  const { settings, now } = world;
  const clocks = clocksOf(part, { ...world, random });
  const { captureReason } = settings.authorizationAt(part.method, clocks.paymentAt);
  if (captureReason === null || isWaiting(part)) return { part, random, clocks, captureReason };
  const since = settings.captureFlagSince(part.method);
  if (part.stage === "before_capture" && part.limit === null && since !== null) {
    const older = { ...part, age: now - since + DAY_MS };
    const before = clocksOf(older, { ...world, random });
    // The buyer may have paid a day later.
    const paymentAt = Math.min(before.paymentAt, since - 1);
    return { part: older, random, clocks: { ...before, paymentAt }, captureReason: null };
  }
  return { part: { ...part, stage: "after_capture" }, random, clocks: capturedAtOnce(part, clocks), captureReason };
}

function clocksOf(part: Part, surroundings: World & { readonly random: Random }): StageClocks {
  if (isWaiting(part)) return clocksJustNow(part.age, surroundings);
  if (part.limit === null) return clocksForAge(part.age, part.stage, surroundings);
  return clocksForDeadline(part.limit.rule, part.stage, part.limit.end, surroundings);
}

/** One instant for both; where the limit counts from the capture, that one stays. */
function capturedAtOnce({ limit }: Part, { orderedAt, paymentAt, capturedAt }: StageClocks): StageClocks {
  if (limit === null || capturedAt === null || clockOf(limit.rule) !== "capturedAt")
    return { orderedAt, paymentAt, capturedAt: paymentAt };
  const delay = paymentAt - orderedAt;
  return { orderedAt: capturedAt - delay, paymentAt: capturedAt, capturedAt };
}

function orderOf({ part, clocks, random }: Outline, id: number, orderNumber: string): OrderRow {
  const customer = addressedCustomerFrom(random.fork("customer"), part.unusualName);
  const { postalCode, prefecture, city, street, building } = customer.address;
  return {
    ...BLANK_ORDER,
    ...destinationFrom(random.fork("destination"), clocks.orderedAt),
    ...basketFrom(random.fork("basket"), part.size, paymentBeginningOf(part.method) === "recorded"),
    id,
    orderNumber,
    version: 1,
    orderedAt: clocks.orderedAt,
    methodId: part.method,
    status: statusOfNew(part.method),
    customerName: customer.name,
    customerKana: customer.kana,
    customerEmail: customer.email,
    customerPhone: customer.phone,
    customerPostalCode: postalCode,
    customerPrefecture: prefecture,
    customerCity: city,
    customerStreet: street,
    customerBuilding: building,
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
    captureReason: outline.captureReason,
    random: outline.random.fork("story"),
    order,
    payment: { ...AWAITING_PAYMENT, id, orderId: id, methodId: order.methodId },
    provider: null,
    waiting: null,
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
  const { capturedAt, canceledAt, lapsedAt, buyerPaidAt, card, shipment, entries, taken, ...amounts } = provider;
  const last = [
    entries.at(-1)?.at,
    ...[lapsedAt, buyerPaidAt].map((at) => (at === null ? undefined : formatInstant(at))),
  ];
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
    lapsedAt: lapsedAt === null ? null : formatInstant(lapsedAt),
    buyerPaidAt: buyerPaidAt === null ? null : formatInstant(buyerPaidAt),
    card,
    shipment,
    updatedAt:
      last
        .filter((at) => at !== undefined)
        .sort()
        .at(-1) ?? formatInstant(clocks.paymentAt),
    entries,
    ...(taken === null ? {} : { taken }),
  };
}

function finish(draft: Draft): SampleOrder {
  const { order, payment, operations, attempts, tasks, events, waiting } = draft;
  Object.assign(order, storedDeadlinesOf(order, payment));
  order.searchText = searchTextOf({ ...order, providerPaymentId: payment.providerPaymentId });
  const loaded = { ledger: ledgerOf(draft), waiting: waiting === null ? null : { waiting } };
  return { order, payment, operations, attempts, tasks, events, ...loaded };
}

/**
 * The sample shop's orders, oldest first. The same seed, number and instant give the same orders to the byte, on any
 * machine and in any zone. A generator, so that a hundred thousand of them need not lie in memory at once.
 */
export function* sampleOrders(options: SampleOptions): Generator<SampleOrder> {
  const { now, staff, pagesUrl, seed, orders: count, differing = false } = options;
  const world: World = { now, staff, pagesUrl, calendar: createCalendar(now), settings: sampleSettings(now) };
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
