import { expect, it } from "vitest";
import type { Gateway } from "@/lib/gateway/port";
import type { Store, Tx } from "@/lib/payments/store/port";
import { StoreError } from "@/lib/payments/store/store-error";
import { Life, type RequestFaultPlan, UNHARMED } from "./request-fault-plan";

/** A store that keeps what was committed, and a gateway that keeps what was sent. */
class Fakes {
  readonly committed: string[] = [];
  readonly sent: string[] = [];
  died = 0;
  readonly kinds: string[] = [];

  life(plan: Partial<RequestFaultPlan>) {
    const life = new Life(
      { ...UNHARMED, ...plan },
      (kind) => this.kinds.push(kind),
      () => {
        this.died += 1;
      },
    );
    const store = {
      transaction: async (work: (tx: Tx) => Promise<string>) => {
        const result = await work({} as Tx);
        this.committed.push(result);
        return result;
      },
    } as unknown as Store;
    const gateway = {
      operate: async (paymentId: string) => {
        this.sent.push(paymentId);
        return "reply";
      },
    } as unknown as Gateway;
    return { store: life.store(store), gateway: life.gateway(gateway) };
  }
}

const never = Symbol("never");
/** The answer, or `never` where none comes once everything else has gone on. */
const within = (answer: Promise<unknown>) =>
  Promise.race([answer, new Promise((resolve) => setImmediate(() => setImmediate(() => resolve(never))))]);

it.each([
  ["in the first transaction", [], []],
  ["after the first COMMIT", ["one"], []],
  ["before the call", ["one"], []],
  ["in the call", ["one"], ["pay"]],
  ["after the answer", ["one"], ["pay"]],
  ["in the second transaction", ["one"], ["pay"]],
  ["after the second COMMIT", ["one", "two"], ["pay"]],
] as const)("dies %s: what was done by then stays, and its caller gets no answer", async (dies, committed, sent) => {
  const fakes = new Fakes();
  const { store, gateway } = fakes.life({ dies });
  const verb = async () => {
    await store.transaction(async () => "one");
    await gateway.operate("pay", {} as Parameters<Gateway["operate"]>[1]);
    await store.transaction(async () => "two");
  };
  expect(await within(verb())).toBe(never);
  expect([fakes.committed, fakes.sent, fakes.died, fakes.kinds]).toEqual([committed, sent, 1, ["crash"]]);
});

it("fails to commit once, and the next try goes through", async () => {
  const fakes = new Fakes();
  const { store } = fakes.life({ conflictAt: 1 });
  await expect(store.transaction(async () => "one")).rejects.toMatchObject({ kind: "conflict" });
  await store.transaction(async () => "again");
  expect(fakes.committed).toEqual(["again"]);
});

it("loses the answer to a COMMIT that stands", async () => {
  const fakes = new Fakes();
  const { store } = fakes.life({ lostAt: 1 });
  const lost = await store.transaction(async () => "one").catch((error: unknown) => error);
  expect(lost).toBeInstanceOf(StoreError);
  expect(lost).toMatchObject({ kind: "away", perhapsCommitted: true });
  expect(fakes.committed).toEqual(["one"]);
});

it("stands still after its first COMMIT or after the answer, and then goes on", async () => {
  for (const stallsBefore of [true, false]) {
    const fakes = new Fakes();
    const { store, gateway } = fakes.life({ stallMs: 20, stallsBefore });
    const before = store.transaction(async () => "one");
    expect(await within(before)).toBe(stallsBefore ? never : "one");
    await before;
    const reply = gateway.operate("pay", {} as Parameters<Gateway["operate"]>[1]);
    expect(await within(reply)).toBe(stallsBefore ? "reply" : never);
    expect(await reply).toBe("reply");
    expect(fakes.kinds).toEqual(["stall"]);
  }
});
