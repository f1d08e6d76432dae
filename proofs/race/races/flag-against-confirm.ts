import type { Flags } from "@/lib/capability/types";
import type { MethodSettings } from "@/lib/method-settings/contract";
import { oneWinner } from "../judges/one-winner";
import { orderAsAnswered } from "../judges/order-as-answered";
import type { RaceOrder } from "../orders";
import type { RaceConfirmation, Track } from "../track";

/**
 * Each 担当 cancels an order of their own while two 管理者 turn the method's flag off at once, and later on again. Some
 * press before, some with them, some right after. Each order either went to the provider, or its key answers for ever that
 * the flag changed.
 */
export async function flagAgainstConfirm(track: Track): Promise<void> {
  const first = await track.order("byFlag");
  const { methodId } = first;
  const staff = track.runners();
  const orders = [first];
  while (orders.length < staff.length) orders.push(await track.orderOf("byFlag", methodId));
  const opened = await Promise.all(
    orders.map((order, index) => track.open(staff[index] ?? track.staff.admins[0], order, "cancel")),
  );
  const { version } = await settingsOf(track, methodId);
  const some = Math.floor(opened.length / 3);
  const early = opened.slice(0, some).map((one) => track.confirm(one));
  await Promise.race(early);
  const turning = turn(track, methodId, version, false);
  const beside = track.confirmAll(opened.slice(some, -some));
  await turning;
  const after = await track.confirmAll(opened.slice(-some));
  for (const one of [...(await Promise.all(early)), ...(await beside), ...after]) await judged(track, one);
  if (after.some(({ answer }) => answer.ok)) track.break(`${methodId} was linked after its flag was turned off`);
  await turn(track, methodId, version + 1, true);
  await track.confirmAll(opened);
}

async function judged(track: Track, confirmed: RaceConfirmation): Promise<void> {
  const { answer, opened } = confirmed;
  if (answer.ok) await orderAsAnswered(track, oneWinner(track, opened.order, [confirmed]));
  else if (answer.error.code !== "flags_changed") {
    track.break(`${opened.order.orderNumber} under a turning flag was told ${answer.error.code}`);
  }
}

async function settingsOf(track: Track, methodId: RaceOrder["methodId"]): Promise<MethodSettings> {
  const { body } = await track.staff.admins[0].read<readonly MethodSettings[]>("/api/settings/methods");
  const found = body.find((one) => one.methodId === methodId);
  if (found === undefined) throw new Error(`no settings of ${methodId}`);
  return found;
}

/** Both admins see the same version: the flag is turned once, and the second one reads so or finds it done. */
async function turn(
  track: Track,
  methodId: RaceOrder["methodId"],
  version: number,
  on: Flags["cancelApi"],
): Promise<void> {
  const input = { methodId, flag: "cancelApi", value: on, version, confirmed: true } as const;
  const answers = await Promise.all(
    track.staff.admins.map((admin) => track.ask(admin, "changeFlagAction", input, null)),
  );
  for (const answer of answers) {
    if (!answer.ok && answer.error.code !== "changed_by_other") {
      track.break(`turning a flag of ${methodId} was answered ${answer.error.code}`);
    }
  }
  const after = await settingsOf(track, methodId);
  if (after.version !== version + 1 || after.flags.cancelApi !== on) {
    track.break(`${methodId} went from version ${version} to ${after.version}, on is ${after.flags.cancelApi}`);
  }
}
