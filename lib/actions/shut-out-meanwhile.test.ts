import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { database } from "@/lib/db/client";
import type { StaffMember } from "@/lib/identity/role";
import { failureText, saveFailureText } from "@/lib/messages/errors";
import { orderReasonText } from "@/lib/messages/order-reasons";
import { lookAt } from "@/lib/payments/reconcile/look";
import { asked, workedInConsole } from "@/lib/payments/testing/differences";
import { editTo } from "@/lib/payments/testing/edit-to";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { registration } from "@/lib/payments/testing/registration";
import { confirmation, perform, prepared, read, STAFF } from "@/lib/payments/testing/test-shop";
import { ask } from "./ask";

const edge = vi.hoisted(() => ({ staff: null as StaffMember | null, deps: null as unknown }));
// The edge has let the actor in: what it read before is all that it knows.
vi.mock("@/lib/auth/session", () => ({ currentStaff: async () => edge.staff }));
vi.mock("@/lib/process/live-deps", () => ({ liveDeps: () => edge.deps }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

/** They write no row of the shop: who signs in or out, and a cookie of this browser. */
const NO_VERBS = ["signInAction", "signOutAction", "setThemeAction"];

const modules = readdirSync("lib/actions")
  .filter((file) => file.endsWith(".ts") && readFileSync(`lib/actions/${file}`, "utf8").startsWith('"use server"'))
  .map((file) => file.replace(/\.ts$/, ""));
/** Each has an input and an answer of its own; the table below knows the inputs. */
type Action = (input: object) => Promise<{ data?: never; serverError?: never; validationErrors?: unknown }>;
const ACTIONS = new Map<string, Action>();

let shop: PgShop;
beforeAll(async () => {
  shop = await openPgShop();
  edge.deps = { ...shop.deps, rounds: shop.store.rounds };
  vi.stubEnv("DATABASE_URL", shop.databaseUrl);
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true });
  await shop.sql.query("INSERT INTO shop_settings (id) VALUES (1)");
  for (const name of modules) {
    const actions: Readonly<Record<string, unknown>> = await import(`../actions/${name}.ts`);
    for (const [action, run] of Object.entries(actions)) ACTIONS.set(action, run as Action);
  }
}, 60_000);
afterAll(async () => {
  await database().$disconnect();
  await shop.close();
  vi.unstubAllEnvs();
});
beforeEach(() => {
  edge.staff = null;
});
afterEach(async () => {
  for (const { id, role } of Object.values(STAFF)) {
    await shop.sql.query("UPDATE staff SET role = $2, banned = false WHERE id = $1", [id, role]);
  }
});

async function leftTask() {
  const order = await shop.order({ methodId: METHOD.cancelNotInTable });
  const answer = await perform(shop, order, "cancel", { acknowledged: true });
  if (answer.kind !== "done" || answer.taskId === null) throw new Error("no task was left");
  return { order, taskId: answer.taskId };
}

async function refusedOperation(): Promise<string> {
  const order = await shop.order({ methodId: METHOD.amountAlways });
  shop.provider.next({ kind: "refused" });
  const refused = await perform(shop, order, "change_amount", { edit: editTo(9_000, { editChoice: true }) });
  if (refused.kind !== "refused_by_provider") throw new Error("not refused");
  return refused.operationId;
}

const order = () => shop.order({ methodId: METHOD.cancelByFlag });
const seenOrder = async () => {
  const { id, orderNumber } = await order();
  return { orderNumber, version: (await read(shop, { id })).order.version };
};

interface Verb {
  readonly by: StaffMember;
  /** What the actor has on screen, and sends. */
  readonly input: () => Promise<object>;
}

/** Every action that writes, with an input that goes through for who may. */
const VERBS: Readonly<Record<string, Verb>> = {
  prepareOrderVerb: {
    by: STAFF.operator,
    input: async () => ({ orderNumber: (await order()).orderNumber, verb: "cancel" }),
  },
  confirmOrderVerb: {
    by: STAFF.operator,
    input: async () => confirmation(await prepared(shop, await order(), "cancel")),
  },
  updateMemo: { by: STAFF.operator, input: async () => ({ ...(await seenOrder()), memo: "電話あり" }) },
  updateStatus: { by: STAFF.operator, input: async () => ({ ...(await seenOrder()), status: "preparing" }) },
  registerOrder: { by: STAFF.operator, input: async () => registration({ requestKey: randomUUID() }) },
  openTask: { by: STAFF.operator, input: async () => ({ operationId: await refusedOperation() }) },
  resolveOperation: {
    by: STAFF.operator,
    input: async () => ({ operationId: randomUUID(), outcome: "done", note: "" }),
  },
  closeTask: {
    by: STAFF.operator,
    input: async () => ({
      taskId: (await leftTask()).taskId,
      amountAfter: 0,
      result: "not_needed",
      workedAt: "2026-11-23T15:40",
      note: "電話で確認",
    }),
  },
  repairDifference: {
    by: STAFF.operator,
    input: async () => {
      const worked = await workedInConsole(shop, {}, { kind: "cancel", amount: 12_800 });
      await lookAt(shop.deps, worked.id);
      return { version: null, ...(await asked(shop, worked)) };
    },
  },
  settleSeenWork: {
    by: STAFF.operator,
    input: async () => {
      const { order: worked, taskId } = await leftTask();
      shop.provider.workInConsole(worked.providerPaymentId, { kind: "cancel", amount: 12_800 });
      await lookAt(shop.deps, worked.id);
      return { taskId, amountAfter: 0, outcome: "done" };
    },
  },
  changeFlagAction: {
    by: STAFF.admin,
    input: async () => {
      const row = await shop.db.methodSetting.findUniqueOrThrow({ where: { methodId: METHOD.cancelByFlag } });
      const { methodId, version, terminationApi } = row;
      return { methodId, flag: "terminationApi", value: !terminationApi, version, confirmed: true };
    },
  },
  changeShopSettingAction: {
    by: STAFF.admin,
    input: async () => {
      const row = await shop.db.shopSetting.findUnique({ where: { id: 1 } });
      return { version: row?.version ?? 1, change: { setting: "pciDss", value: !(row?.pciDss ?? false) } };
    },
  },
  addStaffAction: {
    by: STAFF.admin,
    input: async () => ({
      name: "新人",
      email: `${randomUUID()}@example.jp`,
      role: "admin",
      password: "correct horse battery",
    }),
  },
  changeRoleAction: { by: STAFF.admin, input: async () => ({ id: STAFF.another.id, role: "admin" }) },
  setActiveAction: { by: STAFF.admin, input: async () => ({ id: STAFF.another.id, active: false }) },
  setPasswordAction: {
    by: STAFF.admin,
    input: async () => ({ id: STAFF.another.id, password: "correct horse battery" }),
  },
};

const call = (name: string, input: object) => {
  const action = ACTIONS.get(name);
  if (action === undefined) throw new Error(`no action ${name}`);
  return ask<unknown, { readonly code: string }>(() => action(input));
};

/** All that a verb could leave: the trail has a line of each change, and staff, sessions and settings are rows. */
async function whatStands(): Promise<unknown> {
  const { rows } = await shop.sql.query(
    `SELECT (SELECT count(*) FROM audit_events) AS events, (SELECT count(*) FROM operations) AS operations,
       (SELECT jsonb_agg(s ORDER BY id) FROM (SELECT id, name FROM staff) s) AS staff,
       (SELECT jsonb_agg(a ORDER BY id) FROM accounts a) AS accounts,
       (SELECT jsonb_agg(m ORDER BY method_id) FROM method_settings m) AS methods,
       (SELECT jsonb_agg(s) FROM shop_settings s) AS shop`,
  );
  return rows[0];
}

/** What staff read of a refusal; the screens' own sentences. */
function words(error: { readonly code: string }): string {
  if (error.code === "not_allowed" && "reasons" in error) {
    expect(error.reasons).toEqual(["role"]);
    return orderReasonText("role", { provider: "", verb: "", at: null, by: null });
  }
  expect(error).toEqual({ code: "role", needs: expect.stringMatching(/^(operator|admin)$/) });
  const said = { code: "role", needs: "admin" } as const;
  return `${failureText(said)}${saveFailureText(said)}`;
}

const CHANGES = {
  "was shut out": "UPDATE staff SET banned = true WHERE id = $1",
  "lost the role": "UPDATE staff SET role = 'viewer' WHERE id = $1",
} as const;

test("every action that there is stands in the table, or writes no row", () => {
  expect([...ACTIONS.keys()].sort()).toEqual([...Object.keys(VERBS), ...NO_VERBS].sort());
});

describe.each(Object.entries(CHANGES))("who %s after the edge had let them in", (_, change) => {
  test.each(Object.keys(VERBS))("is refused by %s, with words, and nothing is written", async (name) => {
    const { by, input } = VERBS[name] as Verb;
    const sent = await input();
    await shop.sql.query(change, [by.id]);
    const before = await whatStands();
    edge.staff = by;
    const answer = await call(name, sent);
    if (answer.ok) throw new Error("it went through");
    expect(words(answer.error)).toMatch(/権限/);
    expect(await whatStands()).toEqual(before);
  });
});

test.each(Object.keys(VERBS))("%s that waits while the shut-out commits is refused", async (name) => {
  const { by, input } = VERBS[name] as Verb;
  const sent = await input();
  edge.staff = by;
  const before = await whatStands();
  const stop = await shop.sql.connect();
  try {
    await stop.query("BEGIN");
    await stop.query(CHANGES["was shut out"], [by.id]);
    const answering = call(name, sent);
    await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1), { timeout: 2_500, interval: 10 });
    await stop.query("COMMIT");
    const answer = await answering;
    if (answer.ok) throw new Error("it went through");
    expect(words(answer.error)).toMatch(/権限/);
  } finally {
    stop.release(true);
  }
  expect(await whatStands()).toEqual(before);
});

test.each(Object.keys(VERBS))("%s goes through for who may", async (name) => {
  const { by, input } = VERBS[name] as Verb;
  const sent = await input();
  edge.staff = by;
  const answer = await call(name, sent);
  // Its operation is nobody's: that is said once the role is known to reach.
  if (name === "resolveOperation") expect(answer).toEqual({ ok: false, error: { code: "order_not_found" } });
  else expect(answer).toMatchObject({ ok: true });
});

async function waitingForLocks(): Promise<number> {
  const { rows } = await shop.sql.query<{ count: number }>(
    `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}
