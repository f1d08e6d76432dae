import { setTimeout as pause } from "node:timers/promises";
import type { SeededRandom } from "../random";
import { LEDGERS } from "./behaviours";
import type { AdversarialRun } from "./history";

/** The server's ledger and its health come and go while histories play. */
export async function misbehaveAtTimes(
  { server }: AdversarialRun,
  random: SeededRandom,
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted) {
    const wish = random.chance(0.2) ? { healthMs: 2_000 } : { ledger: random.pick(LEDGERS), ledgerMs: 1_500 };
    await server.break(wish);
    await pause(3_000);
  }
}

/** Rounds of 突合 go on meanwhile. They meet open operations and wrong pages, and must not break on either. */
export async function roundsMeanwhile({ shop }: AdversarialRun, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await shop.round();
    await pause(1_000);
  }
}
