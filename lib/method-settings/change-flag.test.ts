import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createStaff } from "@/lib/auth/create-staff";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { cellOf } from "@/lib/capability/facts/tables";
import { flagsOf, settingsOf } from "@/lib/capability/method-flags";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { openTroubledDatabase, type TroubledDatabase } from "@/lib/db/testing/troubled-database";
import type { StaffMember } from "@/lib/identity/role";
import { buildOrders } from "@/prisma/builders/orders";
import { changeFlag } from "./change-flag";
import { readSettings } from "./read-settings";

let db: Database;
let troubled: TroubledDatabase;
let kobayashi: StaffMember;
let tanaka: StaffMember;
/** A method whose cancel needs a general flag and has no limit before capture. */
const method = METHOD_IDS.find((id) => {
  const facts = cellOf(id, "cancel.before_capture")?.facts;
  return facts?.gate === "cancel_api_or_termination_api" && Object.keys(facts).length === 1;
});
if (method === undefined) throw new Error("no plain method");

async function staffMember(name: string, email: string): Promise<StaffMember> {
  const created = await createStaff(db, { name, email, role: "admin", password: "long enough to pass" });
  if (!created.ok) throw new Error(created.error.code);
  return { id: created.value.id, name, role: "admin" };
}

beforeAll(async () => {
  const url = await freshDatabase();
  db = connect(url, 4);
  troubled = await openTroubledDatabase(url);
  kobayashi = await staffMember("小林 正", "kobayashi@example.jp");
  tanaka = await staffMember("田中 葵", "tanaka@example.jp");
});
afterAll(async () => {
  await troubled.close();
  await db.$disconnect();
});
beforeEach(async () => {
  await troubled.heal();
  await db.methodSetting.deleteMany();
  await db.order.deleteMany();
});

const cancelOn = { methodId: method, flag: "cancelApi", value: true, version: 1, confirmed: false } as const;

const events = () => db.auditEvent.findMany({ where: { subject: "method" }, orderBy: { id: "asc" } });

describe("changeFlag", () => {
  test("sets the flag, raises the version by one and leaves one event that says who, what, from and to", async () => {
    const before = (await events()).length;
    const changed = await changeFlag(db, kobayashi, cancelOn);
    expect(changed).toMatchObject({ ok: true, value: { version: 2, changes: { cancelApi: { by: "小林 正" } } } });
    expect((await readSettings(db, method)).flags.cancelApi).toBe(true);
    const added = (await events()).slice(before);
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({
      staffId: kobayashi.id,
      subjectId: method,
      kind: "flag_changed",
      data: { flag: "cancelApi", before: false, after: true },
    });
  });

  test("setting what is set already changes nothing, leaves no event, and is no conflict", async () => {
    await changeFlag(db, kobayashi, cancelOn);
    const before = (await events()).length;
    const again = await changeFlag(db, tanaka, { ...cancelOn, version: 1 });
    expect(again).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await events()).toHaveLength(before);
  });

  test("refuses a version that is no longer the method's, and says who was first and how it stands", async () => {
    await changeFlag(db, kobayashi, cancelOn);
    const late = await changeFlag(db, tanaka, { ...cancelOn, flag: "terminationApi" });
    expect(late).toMatchObject({
      ok: false,
      error: { code: "changed_by_other", change: { by: "小林 正" }, now: { version: 2, flags: { cancelApi: true } } },
    });
    expect((await readSettings(db, method)).flags.terminationApi).toBe(false);
  });

  test("asks before it takes linkage from open orders, with their number, and changes nothing until then", async () => {
    await changeFlag(db, kobayashi, cancelOn);
    await buildOrders(db, [{ methodId: method }, { methodId: method }, { methodId: method }]);
    const off = { ...cancelOn, value: false, version: 2 };
    expect(await changeFlag(db, kobayashi, off)).toMatchObject({
      ok: false,
      error: { code: "needs_confirmation", effects: { lost: { cancel: 3, amount: 0 } } },
    });
    expect((await readSettings(db, method)).version).toBe(2);
    expect(await changeFlag(db, kobayashi, { ...off, confirmed: true })).toMatchObject({ ok: true });
    expect((await readSettings(db, method)).flags.cancelApi).toBe(false);
    expect((await events()).at(-1)).toMatchObject({ data: { lost: 3 } });
  });

  test("does not ask when no order is touched", async () => {
    await changeFlag(db, kobayashi, cancelOn);
    expect(await changeFlag(db, kobayashi, { ...cancelOn, value: false, version: 2 })).toMatchObject({ ok: true });
  });

  test("refuses a flag that the method does not have and a choice that the flag does not have for it", async () => {
    const lacking = METHOD_IDS.find((id) => !flagsOf(id).includes("gmopsCancelApi")) ?? method;
    expect(await changeFlag(db, kobayashi, { ...cancelOn, methodId: lacking, flag: "gmopsCancelApi" })).toEqual({
      ok: false,
      error: { code: "choice_unknown" },
    });
    expect(await changeFlag(db, kobayashi, { ...cancelOn, value: "link" })).toEqual({
      ok: false,
      error: { code: "choice_unknown" },
    });
    expect(await changeFlag(db, kobayashi, { ...cancelOn, methodId: "unknown/method" })).toEqual({
      ok: false,
      error: { code: "method_unknown" },
    });
  });

  test("turns 決済方式 of the method that has it, with its event, and of no other", async () => {
    const [having] = METHOD_IDS.filter((id) => settingsOf(id).includes("orderMode"));
    if (having === undefined) throw new Error("no method has 決済方式");
    const other = { methodId: having, flag: "orderMode", value: "other", version: 1, confirmed: false } as const;
    expect(await changeFlag(db, kobayashi, other)).toMatchObject({
      ok: true,
      value: { flags: { orderMode: "other" }, version: 2, changes: { orderMode: { by: "小林 正" } } },
    });
    expect((await events()).at(-1)).toMatchObject({
      subjectId: having,
      kind: "flag_changed",
      data: { flag: "orderMode", before: "normal", after: "other" },
    });
    expect((await readSettings(db, having)).flags.orderMode).toBe("other");
    expect(await changeFlag(db, kobayashi, { ...other, methodId: method })).toEqual({
      ok: false,
      error: { code: "choice_unknown" },
    });
  });

  test("of two at the same instant one is made and the other is told who was first", async () => {
    const both = await Promise.all([
      changeFlag(db, kobayashi, cancelOn),
      changeFlag(db, tanaka, { ...cancelOn, flag: "terminationApi" }),
    ]);
    expect(both.filter((answer) => answer.ok)).toHaveLength(1);
    expect(both.find((answer) => !answer.ok)).toMatchObject({ error: { code: "changed_by_other" } });
    expect((await readSettings(db, method)).version).toBe(2);
  });
});

describe("a database in trouble", () => {
  const isOn = async () => (await readSettings(db, method)).flags.cancelApi;

  test("a method that another change holds for too long is told as that, and nothing was changed", async () => {
    await changeFlag(db, kobayashi, cancelOn);
    const late = await db.$transaction(async (holding) => {
      await holding.$queryRaw`SELECT version FROM method_settings WHERE method_id = ${method} FOR UPDATE`;
      return changeFlag(troubled.db, tanaka, { ...cancelOn, value: false, version: 2, confirmed: true });
    });
    expect(late).toEqual({ ok: false, error: { code: "busy" } });
    expect(await isOn()).toBe(true);
  });

  test.each(["statement", "commit"] as const)("a disk that is full at the %s: nothing was changed", async (when) => {
    await troubled.fill(when);
    expect(await changeFlag(troubled.db, kobayashi, cancelOn)).toEqual({
      ok: false,
      error: { code: "database_unavailable" },
    });
    await troubled.heal();
    expect(await isOn()).toBe(false);
    expect(await changeFlag(troubled.db, kobayashi, cancelOn)).toMatchObject({ ok: true });
  });

  test.each([
    ["commit_asked", false],
    ["commit_answered", true],
  ] as const)("a line that breaks at %s: it may have been saved", async (at, saved) => {
    troubled.loseCommit(at);
    expect(await changeFlag(troubled.db, kobayashi, cancelOn)).toEqual({ ok: false, error: { code: "perhaps_saved" } });
    expect(await isOn()).toBe(saved);
  });
});
