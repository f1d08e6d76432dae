import type { Flags } from "@/lib/capability/types";
import type { MethodSettings } from "@/lib/payment-methods/contract";
import { oneWinner } from "../judges/one-winner";
import { orderAsTold } from "../judges/order-as-told";
import type { RaceOrder } from "../orders";
import type { Confirmed, Track } from "../track";

/**
 * Everybody cancels an order of their own while two 管理者 turn the method's flag off at once, and later on again. Each
 * order either went to the provider or reads that the flag changed, for ever.
 */
export async function flagAgainstConfirm(track: Track): Promise<void> {
  const first = await track.order("byFlag");
  const { methodId } = first;
  const staff = track.runners();
  const orders = [first];
  while (orders.length < staff.length) orders.push(await track.orderOf("byFlag", methodId));
  const opened = await Promise.all(
    orders.map((order, index) => track.open(staff[index] ?? track.crew.admins[0], order, "cancel")),
  );
  const running = track.confirmAll(opened);
  await turn(track, methodId, false);
  const confirmed = await running;
  for (const one of confirmed) await judged(track, one);
  await turn(track, methodId, true);
  await track.confirmAll(opened);
}

async function judged(track: Track, confirmed: Confirmed): Promise<void> {
  const { answer, opened } = confirmed;
  if (answer.ok) await orderAsTold(track, oneWinner(track, opened.order, [confirmed]));
  else if (answer.error.code !== "flags_changed") {
    track.break(`${opened.order.orderNumber} under a turning flag was told ${answer.error.code}`);
  }
}

async function settingsOf(track: Track, methodId: RaceOrder["methodId"]): Promise<MethodSettings> {
  const { body } = await track.crew.admins[0].read<readonly MethodSettings[]>("/api/settings/methods");
  const found = body.find((one) => one.methodId === methodId);
  if (found === undefined) throw new Error(`no settings of ${methodId}`);
  return found;
}

/** Both see the same version: it is turned once, and whoever came second reads so or finds it done. */
async function turn(track: Track, methodId: RaceOrder["methodId"], on: Flags["cancelApi"]): Promise<void> {
  const before = await settingsOf(track, methodId);
  const { version } = before;
  const input = { methodId, flag: "cancelApi", value: on, version, confirmed: true } as const;
  const answers = await Promise.all(
    track.crew.admins.map((admin) => track.ask(admin, "changeFlagAction", input, null)),
  );
  for (const answer of answers) {
    const { code } = answer.ok ? { code: "changed_by_other" } : answer.error;
    if (code !== "changed_by_other") track.break(`turning a flag of ${methodId} was answered ${code}`);
  }
  const after = await settingsOf(track, methodId);
  if (after.version !== before.version + 1 || after.flags.cancelApi !== on) {
    track.break(`${methodId} went from version ${before.version} to ${after.version}, on is ${after.flags.cancelApi}`);
  }
}
