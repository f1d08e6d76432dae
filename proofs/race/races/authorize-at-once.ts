import { oneWinner } from "../judges/one-winner";
import { orderAsAnswered } from "../judges/order-as-answered";
import type { OpenedByRacer, Track } from "../track";

/**
 * All 担当 authorize one order at the same moment: by a control that each opened, by one control at many screens, or
 * while others give the order another method. Later each presses once more.
 */
export async function authorizeAtOnce(track: Track): Promise<void> {
  const order = await track.order("unauthorized");
  const opened = await openedBy[track.random.pick(["each", "one", "mixed"] as const)](track, order);
  const winner = oneWinner(track, order, await track.confirmAll(opened));
  await orderAsAnswered(track, winner);
  await track.confirmAll(opened);
}

type Opening = (track: Track, order: OpenedByRacer["order"]) => Promise<readonly OpenedByRacer[]>;

const openedBy: Readonly<Record<"each" | "one" | "mixed", Opening>> = {
  each: (track, order) => track.openAll(track.runners(), order, () => "authorize"),
  one: async (track, order) => {
    const [staff, ...others] = track.runners();
    if (staff === undefined) return [];
    const opened = await track.open(staff, order, "authorize");
    return [opened, ...others.map(() => opened)];
  },
  mixed: (track, order) =>
    track.openAll(track.runners(), order, (index) => (index % 2 === 0 ? "authorize" : "change_method")),
};
