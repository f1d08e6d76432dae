import { setTimeout as pause } from "node:timers/promises";
import { codesOf } from "../judges/one-winner";
import { orderAsAnswered } from "../judges/order-as-answered";
import type { OpenedByRacer, Track } from "../track";

/**
 * A provider that loses an answer and then settles nothing, until a person has to look; then all 担当 say at once what
 * the console shows. The shop takes it once. The race lasts a minute, most of it waiting.
 */
export async function personsWordAtOnce(track: Track): Promise<void> {
  const order = await track.order("allVerbs");
  // A 管理者: no race takes an admin's role meanwhile.
  const opened = await track.open(track.staff.admins[0], order, "cancel");
  const acted = track.random.chance(0.5);
  await track.providers.meet(order.paymentId, { kind: acted ? "cut" : "unavailable" });
  const { answer } = await track.confirm(opened);
  if (!answer.ok || answer.value.kind !== "unknown") {
    return track.break(`an answer that was lost was answered as ${JSON.stringify(answer)}`);
  }
  const { operationId } = answer.value;
  track.providers.settleNothing(operationId);
  if (!(await needsPerson(track, opened))) return;
  await saidByAll(track, opened, { operationId, outcome: acted ? "done" : "not_done", note: "管理画面で確認" });
}

const PATIENCE_MS = 80_000;
const LOOK_EVERY_MS = 500;

async function needsPerson(track: Track, { order }: OpenedByRacer): Promise<boolean> {
  const until = performance.now() + PATIENCE_MS;
  while ((await track.view(order)).openOperation?.state !== "needs_person") {
    if (performance.now() > until) {
      track.break(`staff were not asked to look at ${order.orderNumber} within ${PATIENCE_MS} ms`);
      return false;
    }
    await pause(LOOK_EVERY_MS);
  }
  return true;
}

/** Where all stood in each other's way they read so, and say it again. */
const ROUNDS = 5;

async function saidByAll(
  track: Track,
  opened: OpenedByRacer,
  said: { readonly operationId: string; readonly outcome: "done" | "not_done"; readonly note: string },
): Promise<void> {
  const { order } = opened;
  const { version } = await track.view(order);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const answers = await Promise.all(track.runners().map((one) => track.ask(one, "resolveOperation", said, order)));
    const kinds = new Set(answers.flatMap((one) => (one.ok ? [one.value.kind] : [])));
    const odd = answers.find((one) => !one.ok && one.error.code !== "not_allowed");
    if (odd !== undefined) return track.break(`a word about ${order.orderNumber} was answered ${JSON.stringify(odd)}`);
    if (kinds.size > 1)
      return track.break(`one word about ${order.orderNumber} was answered as ${[...kinds].join(", ")}`);
    if (kinds.size === 1) break;
  }
  const after = await track.view(order);
  if (after.openOperation !== null || after.version !== version + 1) {
    track.break(`${order.orderNumber} went from version ${version} to ${after.version} by one word`);
  }
  const late = await track.confirm(opened);
  if (codesOf([late]).length > 0)
    track.break(`the key of ${order.orderNumber} was answered ${JSON.stringify(late.answer)}`);
  await orderAsAnswered(track, late);
}
