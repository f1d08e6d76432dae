import { describe, expect, it } from "vitest";
import type { StaffAnswer } from "./evidence";
import { plantBeforeEach } from "./testing/plant-before-each";
import { instantAt, type PlantedShop, SETTLED } from "./testing/planted";

let planted: PlantedShop;
const { without } = plantBeforeEach((opened) => {
  planted = opened;
});

const doneCancel = (): Promise<string> => planted.doneCancel();

it("finds nothing in a shop whose rows and ledger are right", async () => {
  const id = await doneCancel();
  planted.answers.push(answered(id, "done"));
  await planted.order(2);
  expect(await planted.broken()).toEqual([]);
});

function answered(operationId: string, said: StaffAnswer["said"], exactly: string = said): StaffAnswer {
  return { requestKey: `key-${operationId}`, operationId, said, exactly, at: Date.parse(instantAt(14)) };
}

describe("2: one cancel, and amounts in order", () => {
  it("finds a second cancel", async () => {
    planted.carriedOut(await doneCancel());
    expect(await planted.broken()).toEqual([2]);
  });

  it("finds a change after a cancel", async () => {
    await doneCancel();
    planted.carriedOut(null, { kind: "change_amount", amount: 900 });
    expect(await planted.broken()).toEqual([2]);
  });

  it("finds amounts out of order on both sides", async () => {
    await without("ALTER TABLE payments DROP CONSTRAINT payments_amounts");
    await planted.sql("UPDATE payments SET refunded = 5 WHERE id = 1");
    planted.ledger[0] = { ...(planted.ledger[0] as (typeof planted.ledger)[0]), refunded: 5 };
    expect(await planted.broken()).toEqual([2, 2]);
  });

  it("finds a payment that lives although another one took its place, and an order without one that counts", async () => {
    await without("ALTER TABLE payments DROP CONSTRAINT payments_superseded");
    await planted.sql("UPDATE payments SET superseded_at = $1 WHERE id = 1", [instantAt(5)]);
    expect(await planted.broken()).toEqual([2, 2]);
  });

  it("finds two cancels that succeeded in the rows", async () => {
    await without("DROP INDEX operations_one_cancel_per_payment");
    await doneCancel();
    const later = { created_at: instantAt(20), expires_at: instantAt(18), settled_at: instantAt(21) };
    await planted.cancel({ ...SETTLED, ...later });
    expect(await planted.broken()).toContain(2);
  });
});

describe("4: one at a time", () => {
  it("finds two operations that were open at once, now or then", async () => {
    await without("DROP INDEX operations_one_open_per_payment; DROP INDEX operations_one_open_per_order");
    await planted.cancel();
    await planted.cancel();
    expect(await planted.broken()).toEqual([4]);
    await planted.sql("UPDATE operations SET state = 'failed', settled_at = $1", [instantAt(20)]);
    expect(await planted.broken()).toEqual([4]);
  });

  it("lets the next begin when the one before has ended", async () => {
    await planted.cancel({ state: "failed", settled_at: instantAt(13) });
    await planted.cancel({ state: "failed", created_at: instantAt(13), settled_at: instantAt(14) });
    expect(await planted.broken()).toEqual([]);
  });

  it("finds two operations of one key", async () => {
    await without("DROP INDEX operations_request_key_key");
    await planted.cancel({ state: "failed", settled_at: instantAt(11), request_key: "one" });
    await planted.cancel({ state: "failed", created_at: instantAt(12), settled_at: instantAt(13), request_key: "one" });
    expect(await planted.broken()).toEqual([4]);
  });

  it("finds two final answers to one key that differ, and lets 確認中 become done", async () => {
    const id = await doneCancel();
    planted.answers.push(answered(id, "unknown"), answered(id, "done"), answered(id, "done"));
    expect(await planted.broken()).toEqual([]);
    planted.answers.push(answered(id, "done", "at another instant"));
    expect(await planted.broken()).toEqual([4]);
  });
});

describe("5: answers stay true", () => {
  it("finds done without the ledger", async () => {
    const id = await planted.cancel({ state: "not_sent", settled_at: instantAt(13) });
    planted.answers.push(answered(id, "done"));
    expect(await planted.broken()).toEqual([5]);
  });

  it.each(["refused_by_provider", "not_sent"] as const)("finds %s of what the ledger has", async (said) => {
    const id = await doneCancel();
    planted.answers.push(answered(id, said));
    expect(await planted.broken()).toEqual([5]);
  });

  it("finds a key that was refused for good and started something", async () => {
    const id = await doneCancel();
    planted.answers.push({ ...answered(id, "refused"), operationId: null });
    expect(await planted.broken()).toEqual([5]);
    planted.answers.splice(0, 1, { ...answered(id, "lacking"), operationId: null });
    expect(await planted.broken()).toEqual([]);
  });

  it("finds rows that say otherwise than the ledger", async () => {
    await planted.cancel(SETTLED);
    expect(await planted.broken()).toEqual([5]);
  });

  it.each(["failed", "not_sent"])("finds %s of what the ledger has", async (state) => {
    planted.carriedOut(await planted.cancel({ state, settled_at: instantAt(13) }));
    expect(await planted.broken()).toContain(5);
  });

  it("finds a claim about what was carried out for another amount", async () => {
    const id = await planted.cancel(SETTLED);
    planted.carriedOut(id, { amount: 900 });
    await planted.canceledInRows();
    expect(await planted.broken()).toEqual([5]);
  });

  it("excuses what the providers' side did against the protocol", async () => {
    const id = await planted.cancel({ state: "not_sent", settled_at: instantAt(13) });
    planted.carriedOut(id, { at: instantAt(60) });
    planted.run.broken = new Set([id]);
    expect(await planted.broken()).toEqual([]);
  });
});

describe("6: versions and their trail", () => {
  it("finds a version without its event, and an event without its version", async () => {
    await planted.event(2, "memo_changed");
    await planted.event(4, "memo_changed");
    expect(await planted.broken()).toEqual([6]);
    await planted.sql("UPDATE audit_events SET order_version = 3 WHERE order_version = 4");
    expect(await planted.broken()).toEqual([6]);
    await planted.sql("UPDATE orders SET version = 3");
    expect(await planted.broken()).toEqual([]);
  });

  it("finds a trail that lacks its beginning", async () => {
    await planted.event(3, "memo_changed");
    expect(await planted.broken()).toEqual([6]);
    await planted.sql("DELETE FROM audit_events");
    expect(await planted.broken()).toEqual([6]);
  });
});

describe("7: nothing stays open", () => {
  it("finds what is open a minute after the last fault, unless a person is needed", async () => {
    await planted.cancel();
    planted.run.quietSince = Date.now() - 59_000;
    expect(await planted.broken()).toEqual([]);
    planted.run.quietSince = Date.now() - 61_000;
    expect(await planted.broken()).toEqual([7]);
    await planted.sql("UPDATE operations SET state = 'needs_person'");
    expect(await planted.broken()).toEqual([]);
  });

  it("lets an authorization wait for its buyer for as long as the worker asks about it", async () => {
    await planted.cancel();
    planted.sends.length = 0;
    planted.run.quietSince = Date.now() - 61_000;
    const waiting = `UPDATE operations SET kind = 'authorize', state = 'pending', next_step_at = now() + $1::interval,
      waits_for = '{"for":"buyer"}'`;
    await planted.sql(waiting, ["30 seconds"]);
    expect(await planted.broken()).toEqual([]);
    await planted.sql(waiting, ["-61 seconds"]);
    expect(await planted.broken()).toEqual([7]);
  });

  it("finds repairs that take too long in more than one case of a hundred", async () => {
    const recoveries = Array.from({ length: 200 }, (_, index) => (index < 2 ? 60_000 : 12_000));
    planted.run.recoveries = recoveries;
    expect(await planted.broken()).toEqual([]);
    planted.run.recoveries = [...recoveries, 20_000, 20_000];
    expect(await planted.broken()).toEqual([7]);
  });
});
