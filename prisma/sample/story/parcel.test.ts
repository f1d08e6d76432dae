import { expect, it } from "vitest";
import { takesShipments } from "@/lib/gateway/providers/registry";
import { carrierNamed, readSlipNumber } from "@/lib/payments/model/slip-number";
import { tokyoDate } from "@/lib/time/tokyo";
import type { SampleOrder } from "../rows";
import { sample } from "../testing/sample";

const ORDERS = sample();
const SHIPPED = ORDERS.filter(({ order }) => order.slipNumber !== null);

function reportsOf({ operations }: SampleOrder) {
  return operations.filter(({ kind }) => kind === "report_shipment");
}

it("nothing has left without a carrier, a number and a day", () => {
  for (const { order } of ORDERS) {
    const shipped = order.slipNumber !== null;
    expect([order.carrier !== null, order.shippedOn !== null]).toEqual([shipped, shipped]);
    if (order.status === "shipped" || order.status === "completed") expect(shipped).toBe(true);
  }
});

it("carriers are those of 配送処理 and of the 配送方法, and each number is one that it takes", () => {
  for (const { order } of SHIPPED) {
    const carrier = carrierNamed(order.carrier ?? "");
    if (carrier === null) throw new Error(`unknown carrier: ${order.carrier}`);
    expect(readSlipNumber(carrier, order.slipNumber ?? "")).toEqual({ ok: true, value: order.slipNumber });
    if (order.deliveryMethod !== "") expect(carrier.services).toContain(order.deliveryMethod);
  }
  expect(new Set(SHIPPED.map(({ order }) => order.carrier)).size).toBeGreaterThan(3);
});

it("a number counts as told exactly where its provider takes one and a report of ours succeeded", () => {
  const sides = new Set<string>();
  for (const one of SHIPPED) {
    const { order, ledger } = one;
    const reports = reportsOf(one);
    expect(reports.map(({ state }) => state)).toEqual(order.slipNumberSent ? ["succeeded"] : []);
    if (order.slipNumberSent) expect(takesShipments(order.methodId), order.methodId).toBe(true);
    expect(ledger?.shipment ?? null).toEqual(
      order.slipNumberSent
        ? { carrier: order.carrier, slipNumber: order.slipNumber, shippedOn: order.shippedOn }
        : null,
    );
    sides.add(`${takesShipments(order.methodId)} ${order.slipNumberSent}`);
  }
  expect([...sides].sort()).toEqual(["false false", "true false", "true true"]);
  expect(ORDERS.filter((one) => one.order.slipNumber === null).flatMap(reportsOf)).toEqual([]);
});

it("a report is told as the write path tells it: with its parcel, its two events, and its entry in the ledger", () => {
  for (const one of SHIPPED) {
    const [report] = reportsOf(one);
    const { order, events, ledger } = one;
    if (report === undefined) {
      const recorded = events.filter(({ kind }) => kind === "shipment_recorded");
      expect(recorded.map(({ at }) => tokyoDate(at))).toEqual([order.shippedOn]);
      continue;
    }
    const { carrier, slipNumber, shippedOn } = order;
    expect(report.details).toEqual({ kind: "report_shipment", carrier, slipNumber, shippedOn });
    expect(ledger?.entries.filter(({ operationId }) => operationId === report.id)).toMatchObject([
      { kind: "report_shipment", amount: report.amount, providerOperation: report.providerOperation },
    ]);
    const told = events.filter(({ data }) => (data as { readonly operationId?: string }).operationId === report.id);
    expect(told.map(({ kind }) => kind)).toEqual(["operation_started", "operation_succeeded"]);
    expect(told[1]?.data).toMatchObject({
      changes: expect.arrayContaining([{ field: "slipNumberSent", before: false, after: true }]),
    });
  }
});
