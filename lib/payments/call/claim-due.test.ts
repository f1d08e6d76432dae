import { beforeEach, expect, it } from "vitest";
import { type MethodId, providerOf } from "@/lib/capability/facts/catalogue";
import type { DueClaim } from "@/lib/payments/store/port";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { CANCELED_BY_FLAG_AT_EACH } from "@/lib/payments/testing/methods";
import { perform, type TestShop } from "@/lib/payments/testing/test-shop";

const [A, B, C] = CANCELED_BY_FLAG_AT_EACH;
if (A === undefined || B === undefined || C === undefined) throw new Error("the tables have no three such providers");

onBothStores("a claim of what is due", (shop) => {
  /** Names of operations, oldest first: a letter for the provider, a number for its place in time. */
  let names: Map<string, string>;

  async function lostCancel(name: string, methodId: MethodId): Promise<void> {
    const order = await shop().order({ methodId });
    shop().provider.next({ kind: "lost_after" });
    await perform(shop(), order, "cancel");
    const [operation] = await shop().operations(order.id);
    names.set(operation?.id ?? "", name);
    await shop().age(10);
  }

  async function claimed(asked: Partial<DueClaim>): Promise<readonly string[]> {
    const claims = await shop().store.claimDue({
      limit: 10,
      each: 10,
      inFlight: new Map<string, number>(),
      leaseMs: 60_000,
      ...asked,
    });
    return claims.map(({ operation }) => names.get(operation.id) ?? "of another test").sort();
  }

  beforeEach(async () => {
    await endWhatIsDue(shop());
    names = new Map();
    for (const methodId of [A, B, C]) await shop().setFlags(methodId, { cancelApi: true });
    for (const name of ["a1", "a2", "a3", "a4"]) await lostCancel(name, A);
    for (const name of ["b1", "b2"]) await lostCancel(name, B);
    await lostCancel("c1", C);
    await shop().age(2_000);
  });

  it("is round-robin over the providers, the oldest operation of each first", async () => {
    expect(await claimed({ limit: 3 })).toEqual(["a1", "b1", "c1"]);
    expect(await claimed({ limit: 1 })).toEqual(["a2"]);
    expect(await claimed({ limit: 2 })).toEqual(["a3", "b2"]);
    expect(await claimed({})).toEqual(["a4"]);
    expect(await claimed({})).toEqual([]);
  });

  it("counts what is in flight as positions that are taken", async () => {
    expect(await claimed({ limit: 2, inFlight: new Map([[providerOf(A), 1]]) })).toEqual(["b1", "c1"]);
    expect(await claimed({ limit: 1, inFlight: new Map([[providerOf(A), 1]]) })).toEqual(["b2"]);
  });

  it("gives one provider no more than its share, those in flight included", async () => {
    const inFlight = new Map([[providerOf(B), 2]]);
    expect(await claimed({ each: 2, inFlight })).toEqual(["a1", "a2", "c1"]);
  });

  it("leaves what is leased to its holder, and gives two who claim at once different ones", async () => {
    const [first, second] = await Promise.all([claimed({ limit: 3 }), claimed({ limit: 3 })]);
    expect(new Set([...first, ...second]).size).toBe(6);
    expect(await claimed({})).toHaveLength(1);
  });
});

/** What an earlier test left is leased for longer than any test looks. */
async function endWhatIsDue(shop: TestShop): Promise<void> {
  const all = { limit: 100, each: 100, inFlight: new Map<string, number>(), leaseMs: 3_600_000 };
  await shop.age(120_000);
  await shop.store.claimDue(all);
}
