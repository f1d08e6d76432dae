import { oneWinnerAtMost } from "../judges/one-winner";
import { orderAsAnswered } from "../judges/order-as-answered";
import type { RaceOrder } from "../orders";
import type { Track } from "../track";

type Saved = { readonly ok: boolean; readonly error?: { readonly code: string } };

/** A third each presses 送信, saves a memo, moves 対応状況, all from the same version. One of each at most gets through. */
export async function memoBeside(track: Track): Promise<void> {
  const verb = track.random.pick(["cancel", "change_amount", "capture"] as const);
  const order = await track.order("allVerbs");
  const { orderNumber } = order;
  const staff = track.runners();
  const third = Math.max(1, Math.floor(staff.length / 3));
  const opened = await track.openAll(staff.slice(0, third), order, () => verb);
  const { version } = await track.view(order);
  const [confirmed, memos, statuses] = await Promise.all([
    track.confirmAll(opened),
    Promise.all(
      staff
        .slice(third, 2 * third)
        .map((one, index) => track.ask(one, "updateMemo", { orderNumber, version, memo: `メモ ${index}` }, order)),
    ),
    Promise.all(
      staff
        .slice(2 * third)
        .map((one, index) =>
          track.ask(one, "updateStatus", { orderNumber, version, status: STATUSES[index % 2] ?? "shipped" }, order),
        ),
    ),
  ]);
  const winner = oneWinnerAtMost(track, order, confirmed);
  await orderAsAnswered(track, winner);
  oneSaved(track, order, "memo", memos);
  // A canceled order keeps its status.
  oneSaved(track, order, "status", statuses, ["not_allowed"]);
  if (winner === null && ![...memos, ...statuses].some(({ ok }) => ok))
    track.break(`no change of ${orderNumber} succeeded`);
}

const STATUSES = ["shipped", "completed"] as const;

function oneSaved(
  track: Track,
  order: RaceOrder,
  what: string,
  saved: readonly Saved[],
  also: readonly string[] = [],
): void {
  const through = saved.filter(({ ok }) => ok).length;
  const canceled = saved.every((one) => one.error?.code === "not_allowed");
  if (through !== 1 && !(canceled && also.length > 0)) {
    track.break(`${through} of ${saved.length} saved a ${what} of ${order.orderNumber} from one version`);
  }
  for (const { error } of saved) {
    if (error !== undefined && !["stale_version", ...also].includes(error.code)) {
      track.break(`saving a ${what} of ${order.orderNumber} was answered ${error.code}`);
    }
  }
}
