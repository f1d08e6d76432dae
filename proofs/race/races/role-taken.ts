import type { Role } from "@/lib/identity/role";
import { codesOf, oneWinnerAtMost } from "../judges/one-winner";
import { orderAsAnswered } from "../judges/order-as-answered";
import type { Track } from "../track";

/** A person's role is taken while they press at all their screens. They get through once or read why they may not. */
export async function roleTaken(track: Track): Promise<void> {
  const order = await track.order("allVerbs");
  const [person] = track.runners();
  if (person === undefined) return;
  const screens = track.staff.operators.filter(({ id }) => id === person.id);
  const opened = await track.openAll(screens, order, () => "cancel");
  const running = track.confirmAll(opened);
  await give(track, person.id, "viewer");
  const confirmed = await running;
  await orderAsAnswered(track, oneWinnerAtMost(track, order, confirmed, ["role", "not_allowed"]));
  const late = await track.confirmAll(opened);
  const odd = codesOf(late).find((code) => code !== "role");
  if (odd !== undefined || late.some(({ answer }) => answer.ok)) {
    track.break(`staff without a role were answered ${odd ?? "as if they had one"}`);
  }
  await give(track, person.id, "operator");
}

async function give(track: Track, id: string, role: Role): Promise<void> {
  const answer = await track.ask(track.staff.admins[0], "changeRoleAction", { id, role }, null);
  if (!answer.ok) track.break(`giving the role ${role} was answered ${answer.error.code}`);
}
