import { beforeEach, describe, expect, it } from "vitest";
import { sweep } from "@/lib/payments/call/worker";
import type { Confirmation } from "@/lib/payments/model/contract";
import { StoreError } from "@/lib/payments/store/store-error";
import { type MemoryShop, openMemoryShop } from "@/lib/payments/testing/memory-shop";
import { METHOD } from "@/lib/payments/testing/methods";
import { confirmation, prepared, read, STAFF, type TestOrder } from "@/lib/payments/testing/test-shop";
import { confirmOrderVerb } from "./confirm";
import { prepareOrderVerb } from "./prepare";

let shop: MemoryShop;
let order: TestOrder;
let from: Confirmation;
beforeEach(async () => {
  shop = openMemoryShop();
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true });
  order = await shop.order({ methodId: METHOD.cancelByFlag });
  from = confirmation(await prepared(shop, order, "cancel"));
});

const away = () => {
  throw new StoreError("away", "the database is away");
};
const lost = () => {
  throw new StoreError("away", "the answer to COMMIT was lost", { perhapsCommitted: true });
};
const confirm = () => confirmOrderVerb(shop.deps, STAFF.operator, from);

/** Runs `fault` at the n-th commit from now on, and at no other. */
function atCommit(n: number, fault: () => void): () => void {
  let commits = 0;
  return () => {
    commits += 1;
    if (commits === n) fault();
  };
}

describe("a database that is away", () => {
  it("before the intent: said so, and no call without a committed intent", async () => {
    shop.store.breakBy({ beforeWork: away });
    expect(await confirm()).toEqual({ ok: false, error: { code: "database_unavailable" } });
    const asked = { orderNumber: order.orderNumber, verb: "cancel" } as const;
    expect(await prepareOrderVerb(shop.deps, STAFF.operator, asked)).toMatchObject({
      error: { code: "database_unavailable" },
    });
    expect(shop.provider.calls).toEqual([]);
    shop.store.breakBy({});
    expect(await confirm()).toMatchObject({ ok: true, value: { kind: "done" } });
  });

  it("at the commit of the intent: nothing stands, no call, and the same key works later", async () => {
    shop.store.breakBy({ beforeCommit: away });
    expect(await confirm()).toEqual({ ok: false, error: { code: "database_unavailable" } });
    shop.store.breakBy({});
    expect(shop.provider.calls).toEqual([]);
    expect((await read(shop, order)).order.version).toBe(1);
    expect(await confirm()).toMatchObject({ ok: true, value: { kind: "done" } });
  });

  it("when the answer to the intent's COMMIT is lost: no call; the key tells of an operation that ends as not_sent", async () => {
    shop.store.breakBy({ afterCommit: atCommit(1, lost) });
    expect(await confirm()).toMatchObject({ ok: true, value: { kind: "unknown" } });
    shop.store.breakBy({});
    expect(shop.provider.calls).toEqual([]);
    shop.passTime(10_001);
    await sweep(shop.deps, { limit: 10 });
    expect(await confirm()).toMatchObject({ ok: true, value: { kind: "not_sent" } });
  });

  it("for a moment while settling: waited for, and settled once", async () => {
    shop.store.breakBy({ beforeCommit: atCommit(2, away) });
    expect(await confirm()).toMatchObject({ ok: true, value: { kind: "done", version: 3 } });
  });

  it("when the answer to the settlement's COMMIT is lost: settling again is harmless", async () => {
    shop.store.breakBy({ afterCommit: atCommit(2, lost) });
    expect(await confirm()).toMatchObject({ ok: true, value: { kind: "done", version: 3 } });
    expect((await read(shop, order)).order.version).toBe(3);
    expect(shop.provider.calls).toHaveLength(1);
  });

  it("when the answer to the COMMIT of a doubt is lost: said as unknown once, with one attempt, and inquired", async () => {
    shop.provider.next({ kind: "lost_after" });
    shop.store.breakBy({ afterCommit: atCommit(2, lost) });
    expect(await confirm()).toMatchObject({ ok: true, value: { kind: "unknown", nextInquiryAt: expect.any(Number) } });
    // The same for an inquiry that settles nothing: it counts once.
    shop.provider.inquiriesBring = "connection";
    shop.passTime(1_000);
    shop.store.breakBy({ afterCommit: atCommit(2, lost) });
    await sweep(shop.deps, { limit: 10 });
    shop.store.breakBy({});
    const [operation] = await shop.operations(order.id);
    expect(operation).toMatchObject({ state: "unknown", sends: 1, inquiries: 1 });
    expect(await shop.attempts(operation?.id ?? "")).toHaveLength(2);
    shop.provider.inquiriesBring = null;
    shop.passTime(2_000);
    await sweep(shop.deps, { limit: 10 });
    expect(await confirm()).toMatchObject({ ok: true, value: { kind: "done" } });
  });

  it("for long while settling: unknown, never a refusal; the worker finds what was done", async () => {
    let commits = 0;
    shop.store.breakBy({ beforeCommit: () => (++commits === 1 ? undefined : away()) });
    expect(await confirm()).toMatchObject({ ok: true, value: { kind: "unknown" } });
    shop.store.breakBy({});
    shop.passTime(10_001);
    await sweep(shop.deps, { limit: 10 });
    expect(await confirm()).toMatchObject({ ok: true, value: { kind: "done" } });
    expect(shop.provider.done(order.providerPaymentId, "cancel")).toBe(1);
  });
});

describe("a lost race for a row", () => {
  it("is tried again before the call, a few times and no more", async () => {
    let tries = 0;
    const conflict = () => {
      tries += 1;
      throw new StoreError("conflict", "could not serialize");
    };
    shop.store.breakBy({ beforeCommit: atCommit(1, conflict) });
    expect(await confirm()).toMatchObject({ ok: true, value: { kind: "done" } });
    expect(shop.provider.calls).toHaveLength(1);

    shop.store.breakBy({ beforeCommit: conflict });
    tries = 0;
    const asked = { orderNumber: order.orderNumber, verb: "remove_cancellation_mark" } as const;
    expect(await prepareOrderVerb(shop.deps, STAFF.admin, asked)).toMatchObject({
      error: { code: "database_unavailable" },
    });
    expect(tries).toBe(4);
  });
});

it("a bug is no refusal: it is thrown, and what it began is undone", async () => {
  shop.store.breakBy({
    beforeCommit: () => {
      throw new Error("a bug");
    },
  });
  await expect(confirm()).rejects.toThrow("a bug");
  shop.store.breakBy({});
  expect((await read(shop, order)).order.version).toBe(1);
});
