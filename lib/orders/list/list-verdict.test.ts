import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deadlineOf } from "@/lib/capability/deadlines";
import { capabilityOf } from "@/lib/capability/decide";
import { evaluate } from "@/lib/capability/evaluate";
import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { DEFAULT_RULES } from "@/lib/capability/facts/flags";
import { cellOf } from "@/lib/capability/facts/tables";
import { anyRules } from "@/lib/capability/testing/any-case";
import { connect, type Database } from "@/lib/db/client";
import { orderListPage, orderListTotals } from "@/lib/db/read/order-list";
import type { OrderListRecord } from "@/lib/db/read/order-list-query";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { caseOf } from "@/lib/payments/decide/order-facts";
import { CANCEL_OUTCOMES } from "@/lib/payments/model/cancel-outcome";
import type { EpochMs } from "@/lib/time/epoch";
import type { PlainDate } from "@/lib/time/plain-date";
import { endOfDayTokyo, endOfPlainDate, startOfPlainDate, tokyoDate } from "@/lib/time/tokyo";
import type { OrderSpec } from "@/prisma/builders/order-rows";
import { buildOperation } from "@/prisma/builders/order-work";
import { buildOrders } from "@/prisma/builders/orders";
import { type DeadlineFilter, NO_FILTER } from "./list-filter";
import { listRowOf } from "./list-row";
import { listWhere } from "./list-where";

/** The filter in SQL must find exactly the orders that the evaluator answers so: tried on orders of every kind. */

const now = Date.now();
const DAY = 86_400_000;
let db: Database;
let records: readonly OrderListRecord[];
const withOperation = new Set<number>();

/** Payments whose limits lie around now: long over, over by a millisecond, ending now, ending later today, far off. */
function specsOf(method: MethodId): OrderSpec[] {
  return (["before_capture", "after_capture"] as const).flatMap((stage) => {
    const limit = (at: number) => {
      const facts = cellOf(method, capabilityOf("cancel", stage))?.facts;
      return facts === undefined ? null : deadlineOf(facts, { orderedAt: at, paymentAt: at, capturedAt: at });
    };
    const span = (limit(now) ?? now) - now;
    return [-DAY, -1, 0, 1, 6 * 3_600_000, 2 * DAY, 20 * DAY].flatMap((offset, index) => {
      const at = now - span + offset;
      const traits = { paid: index % 2 === 0, threeDSecure: index % 3 === 0, slipNumberSent: index % 4 === 1 };
      const clocks = { orderedAt: at, paymentAt: at, capturedAt: at };
      return [
        { methodId: method, stage, ...clocks, ...traits },
        { methodId: method, stage, ...clocks, ...traits, paid: !traits.paid, threeDSecure: !traits.threeDSecure },
      ];
    });
  });
}

beforeAll(async () => {
  db = connect(await freshDatabase());
  const specs: OrderSpec[] = [
    ...METHOD_IDS.flatMap(specsOf),
    ...METHOD_IDS.map((methodId) => ({ methodId, stage: "canceled" as const })),
    ...METHOD_IDS.flatMap((methodId) =>
      [{}, { rejected: true }, { lapsed: true }, { cancellationMark: true }].map((spec) => ({
        methodId,
        stage: "unauthorized" as const,
        ...spec,
      })),
    ),
    ...METHOD_IDS.map((methodId) => ({ methodId, cancellationMark: true })),
  ];
  const orders = await buildOrders(db, specs, now);
  for (const order of orders.filter((_, index) => index % 50 === 0 && index < 1_500)) {
    await buildOperation(db, order, { state: "unknown" }, now);
    withOperation.add(order.id);
  }
  const sort = { by: "orderNumber", descending: false } as const;
  const where = listWhere(NO_FILTER, { flagsByMethod: () => DEFAULT_RULES, pciDss: false }, now);
  records = (await orderListPage(db, where, { sort, asOf: now, from: null, backwards: false, size: 5_000 })).records;
});

afterAll(async () => {
  await db.$disconnect();
});

/** A shop whose methods are set differently from one another. */
const shops = fc.array(anyRules, { minLength: 5, maxLength: 5 }).map((sets) => ({
  flagsByMethod: (method: MethodId) => sets[METHOD_IDS.indexOf(method) % sets.length] ?? DEFAULT_RULES,
  pciDss: false,
}));

function operationOf(id: number) {
  return withOperation.has(id)
    ? { orderId: id, kind: "cancel" as const, state: "unknown" as const, waitsFor: null, by: null }
    : undefined;
}

async function found(where: Parameters<typeof orderListPage>[1]): Promise<readonly string[]> {
  const sort = { by: "orderNumber", descending: false } as const;
  const page = await orderListPage(db, where, { sort, asOf: now, from: null, backwards: false, size: 5_000 });
  expect((await orderListTotals(db, where, 10_000)).count).toBe(page.records.length);
  return page.records.map((record) => record.orderNumber);
}

describe("the list's filter by verdict", () => {
  it("has orders of every kind to try", () => {
    expect(records.length).toBeGreaterThan(2_000);
    expect(withOperation.size).toBe(30);
  });

  it.each(CANCEL_OUTCOMES)("finds exactly the orders that the evaluator answers with %s", async (outcome) => {
    await fc.assert(
      fc.asyncProperty(shops, async (shop) => {
        const expected = records.filter((record) => {
          const row = listRowOf(record, {
            operation: operationOf(record.id),
            openTask: false,
            difference: false,
            shop,
            now,
          });
          return row.cancel.kind === "verdict" && row.cancel.outcome === outcome;
        });
        const where = listWhere({ ...NO_FILTER, outcomes: [outcome] }, shop, now);
        expect(await found(where)).toEqual(expected.map((record) => record.orderNumber));
      }),
      { numRuns: 15 },
    );
  });

  const inTwoDays = tokyoDate(now + 2 * DAY);
  const days = (from: PlainDate | null, to: PlainDate | null) => ({ kind: "linked" as const, range: { from, to } });
  it.each<[string, DeadlineFilter, { readonly from: EpochMs; readonly to: EpochMs }]>([
    ["今日", { kind: "today" }, { from: now, to: endOfDayTokyo(now) }],
    ["one day", days(inTwoDays, inTwoDays), { from: startOfPlainDate(inTwoDays), to: endOfPlainDate(inTwoDays) }],
    ["until a day", days(null, inTwoDays), { from: now, to: endOfPlainDate(inTwoDays) }],
    ["from a day on", days(inTwoDays, null), { from: startOfPlainDate(inTwoDays), to: Number.POSITIVE_INFINITY }],
    ["days that are over", days(null, tokyoDate(now - DAY)), { from: now, to: now - 1 }],
  ])("finds exactly the orders with a linked capability whose limit ends then: %s", async (_, deadlines, ends) => {
    await fc.assert(
      fc.asyncProperty(shops, async (shop) => {
        const expected = records.filter((record) => {
          if (record.cancellationMark || withOperation.has(record.id)) return false;
          return (["cancel", "amount"] as const).some((question) => {
            const methodId = record.methodId as MethodId;
            const facts = { ...record, methodId, held: 2, flags: shop.flagsByMethod(methodId), settings: shop, now };
            const asked = caseOf(facts, question, { newAmount: 1, editChoice: true });
            const answer = asked === null ? null : evaluate(asked);
            const deadline = answer?.deadline ?? null;
            return answer?.outcome === "linked" && deadline !== null && deadline >= ends.from && deadline <= ends.to;
          });
        });
        const where = listWhere({ ...NO_FILTER, deadline: deadlines }, shop, now);
        expect(await found(where)).toEqual(expected.map((record) => record.orderNumber));
      }),
      { numRuns: 8 },
    );
  });
});
