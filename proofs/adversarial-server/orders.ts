import type pg from "pg";
import { AWAITING_PAYMENT } from "@/lib/payments/model/blank";
import { storedDeadlinesOf } from "@/lib/payments/model/payment-facts";
import { layOrders, providersRecord } from "../harness/lay-rows";
import { SeededRandom } from "../random";
import { drawnOrderAt, type OpenedOrder } from "../shop/orders";
import type { ActingPerson } from "../shop/settings";
import type { ServerControl } from "./server-control";

/** A history has one order; both follow from its number. */
const orderIdOf = (index: number): number => index + 1;
export const indexOf = (orderNumber: string): number => Number(orderNumber.slice(1)) - 1;

/** All acting staff of these histories. */
export const ADVERSARIAL_STAFF: readonly [ActingPerson, ActingPerson] = [
  { id: "adversarial-aoi", name: "aoi", role: "operator" },
  { id: "adversarial-rei", name: "rei", role: "operator" },
];

/** Providers that know operations by an id: few methods, and answers of their own when a request comes twice. */
const KNOWS_IDS = /^(?:amazon|smartpay|komoju|merpay|docomo)\//;
const SOON_ENOUGH = 60;

/** Any order; in every third history one of a provider that knows ids. */
function drawnOrder(seed: string, index: number, since: number): OpenedOrder {
  const wanted = new SeededRandom(`${seed}/${index}/family`).chance(0.33);
  for (let nth = 0; ; nth += 1) {
    const opened = drawnOrderAt(orderIdOf(index), since, new SeededRandom(`${seed}/${index}/order ${nth}`));
    if (!wanted || nth === SOON_ENOUGH || KNOWS_IDS.test(opened.order.methodId)) return opened;
  }
}

/** In every third history nothing was authorized yet. */
export const waitsForAuthorization = (index: number): boolean => index % 3 === 2;

/** The same order before its payment began. */
function unauthorized(opened: OpenedOrder): OpenedOrder {
  const { id, orderId, methodId } = opened.payment;
  const payment = { ...AWAITING_PAYMENT, id, orderId, methodId };
  const { orderedAt } = opened.order;
  const deadlines = storedDeadlinesOf({ methodId, orderedAt, cancellationMark: false }, payment);
  const shipped = { slipNumber: null, slipNumberSent: false } as const;
  const order = {
    ...opened.order,
    ...shipped,
    ...deadlines,
    stage: "unauthorized",
    status: "new",
    paid: false,
  } as const;
  return { ...opened, order, payment };
}

/** The order of a history, in the shop and, as the protocol writes a payment, at the server. */
export async function layOrder(
  sql: pg.Pool,
  server: ServerControl,
  seed: string,
  index: number,
  since: number,
): Promise<OpenedOrder> {
  const opened = drawnOrder(seed, index, since);
  if (waitsForAuthorization(index)) {
    const waiting = unauthorized(opened);
    await layOrders(sql, [waiting]);
    return waiting;
  }
  await server.load([providersRecord(opened.ledger)]);
  await layOrders(sql, [opened]);
  return opened;
}
