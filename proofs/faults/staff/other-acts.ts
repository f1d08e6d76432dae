import { setTimeout as pause } from "node:timers/promises";
import { changeFlag } from "@/lib/method-settings/change-flag";
import { inquireOrder } from "@/lib/payments/verbs/inquire-order";
import { updateMemo } from "@/lib/payments/verbs/update-memo";
import { updateStatus } from "@/lib/payments/verbs/update-status";
import type { SeededRandom } from "../../random";
import { askWeb, type SharedParts } from "../harness/ask";
import type { History } from "../harness/history";
import type { ScriptedAct } from "../script/script";
import { seenOrder } from "./rows";

/** A change inside the shop alone: it makes another open dialog stale. */
export async function moveStatusOverStore(shared: SharedParts, history: History, act: ScriptedAct): Promise<void> {
  const person = history.person(act.person);
  const orderNumber = history.orderNumber(act);
  const { version } = await seenOrder(shared, orderNumber);
  const status = act.random.pick(["paid", "preparing", "shipped"] as const);
  await askWeb(shared, history, act.random, `${person.name} sets ${orderNumber} to ${status}`, (deps) =>
    updateStatus(deps, person, { orderNumber, version, status }),
  );
}

export async function writeMemoAct(shared: SharedParts, history: History, act: ScriptedAct): Promise<void> {
  const person = history.person(act.person);
  const orderNumber = history.orderNumber(act);
  const { version } = await seenOrder(shared, orderNumber);
  const memo = `memo ${act.random.int(1, 3)}`;
  await askWeb(shared, history, act.random, `${person.name} notes something on ${orderNumber}`, (deps) =>
    updateMemo(deps, person, { orderNumber, version, memo }),
  );
}

export async function openThePage(shared: SharedParts, history: History, act: ScriptedAct): Promise<void> {
  const orderNumber = history.orderNumber(act);
  const what = `${history.person(act.person).name} opens the page of ${orderNumber}`;
  await askWeb(shared, history, act.random, what, (deps) => inquireOrder(deps, orderNumber));
}

/** Turns a flag of the order's method, and turns it back later: other histories live by it too. */
export async function turnFlag(shared: SharedParts, history: History, act: ScriptedAct): Promise<void> {
  const { methodId } = await seenOrder(shared, history.orderNumber(act));
  const before = await setFlag(shared, history, methodId, (flags) => turnedOne(flags, act.random));
  if (before === null) return;
  history.happened("flag_toggled", `${before.flag} of ${methodId}, which was ${before.value}`);
  await pause(act.random.pick([50, 500, 3_000]));
  await setFlag(shared, history, methodId, () => before);
}

const TURNED = [
  "cancelApi",
  "gmopsCancelApi",
  "gmopsModifyApi",
  "captureOnAuthorization",
  "securityCodeRequired",
  "postCaptureAmount",
] as const;

interface Choice {
  readonly flag: (typeof TURNED)[number];
  readonly value: boolean | string;
}
type FlagsNow = Readonly<Record<Choice["flag"], boolean | string>>;

/** Answers what stood there before; null where nothing was set, because the method has no such flag or others set it. */
async function setFlag(
  { sql, database }: SharedParts,
  history: History,
  methodId: string,
  choose: (flags: FlagsNow) => Choice,
): Promise<Choice | null> {
  const { rows } = await sql.query<FlagsNow & { version: number }>(
    `SELECT cancel_api AS "cancelApi", gmops_cancel_api AS "gmopsCancelApi", gmops_modify_api AS "gmopsModifyApi",
       capture_on_authorization AS "captureOnAuthorization", security_code_required AS "securityCodeRequired",
       post_capture_amount AS "postCaptureAmount", version FROM method_settings WHERE method_id = $1`,
    [methodId],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { flag, value } = choose(row);
  const admin = history.person(2);
  try {
    const request = { methodId, flag, value, version: row.version, confirmed: true } as const;
    const changed = await changeFlag(database, admin, request as Parameters<typeof changeFlag>[2]);
    return changed.ok ? { flag, value: row[flag] } : null;
  } catch (error) {
    // A verb of settings says an absent database or a lost race by an exception; its screen says it in words.
    history.note(() => `the flag was not turned: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

function turnedOne(flags: FlagsNow, random: SeededRandom): Choice {
  const flag = random.pick(TURNED);
  if (flag !== "postCaptureAmount") return { flag, value: flags[flag] !== true };
  const others = ["off", "link", "link_and_capture"].filter((choice) => choice !== flags.postCaptureAmount);
  return { flag, value: random.pick(others) };
}

/** Takes a member of staff's role away, and gives it back later. */
export async function revokeRole({ sql }: SharedParts, history: History, { random }: ScriptedAct): Promise<void> {
  const { id, name, role } = random.pick(history.staff);
  const shutOut = random.chance(0.5);
  await sql.query("UPDATE staff SET role = $2, banned = $3 WHERE id = $1", [id, shutOut ? role : "viewer", shutOut]);
  history.happened("role_revoked", `${name} is ${shutOut ? "shut out" : "a viewer"} now`);
  await pause(random.pick([50, 500, 3_000]));
  await sql.query("UPDATE staff SET role = $2, banned = false WHERE id = $1", [id, role]);
}

/** Holds an order's row, sometimes longer than the product waits for a lock. */
export async function holdRow({ sql }: SharedParts, history: History, act: ScriptedAct): Promise<void> {
  const { random } = act;
  const orderNumber = history.orderNumber(act);
  const client = await sql.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM orders WHERE order_number = $1 FOR UPDATE", [orderNumber]);
    history.happened("row_held", orderNumber);
    await pause(random.pick([100, 1_000, 3_500]));
    await client.query("ROLLBACK");
  } finally {
    client.release();
  }
}
