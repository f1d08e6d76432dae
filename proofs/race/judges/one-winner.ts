import type { RaceOrder } from "../orders";
import type { RaceConfirmation, Track } from "../track";

/** Codes that a loser may get: the order changed before its confirmation. */
const LOSES: readonly string[] = ["another_operation_open", "already_canceled", "stale_version"];

/**
 * Exactly one of the confirmed keys succeeded, and every loser was told what came first. Returns the confirmation that
 * succeeded; null where there is none.
 */
export function oneWinner(
  track: Track,
  order: RaceOrder,
  confirmed: readonly RaceConfirmation[],
  also: readonly string[] = [],
): RaceConfirmation | null {
  const [winner = null] = winnersOf(track, order, confirmed, also);
  if (winner === null) track.break(`no key won ${order.orderNumber}: ${codesOf(confirmed).join(", ")}`);
  return winner;
}

/** As above where another kind of change may have gone first, so that no key wins. */
export function oneWinnerAtMost(
  track: Track,
  order: RaceOrder,
  confirmed: readonly RaceConfirmation[],
  also: readonly string[] = [],
): RaceConfirmation | null {
  return winnersOf(track, order, confirmed, also)[0] ?? null;
}

function winnersOf(track: Track, order: RaceOrder, confirmed: readonly RaceConfirmation[], also: readonly string[]) {
  const through = confirmed.filter(({ answer }) => answer.ok);
  const keys = new Set(through.map(({ opened }) => opened.prepared.requestKey));
  if (keys.size > 1) track.break(`${keys.size} keys went through on ${order.orderNumber}: ${[...keys].join(", ")}`);
  for (const code of new Set(codesOf(confirmed))) {
    if (![...LOSES, ...also].includes(code)) track.break(`a loser on ${order.orderNumber} was told ${code}`);
  }
  const done = through.filter(({ answer }) => answer.ok && answer.value.kind === "done");
  return done.length > 0 ? done : through;
}

export function codesOf(confirmed: readonly RaceConfirmation[]): readonly string[] {
  return confirmed.flatMap(({ answer }) => (answer.ok ? [] : [answer.error.code]));
}
