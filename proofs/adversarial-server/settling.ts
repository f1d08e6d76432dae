import { untilSettled } from "../settling";
import type { AdversarialRun } from "./history";

/** By then every inquiry has been made that meets no lie any more. */
const ENOUGH_MS = 13_000;

/**
 * Waits until the server has nothing left to begin, and every operation is settled or needs a person; then compares with
 * the ledger. An operation whose answers never stop contradicting each other comes to 要確認 only after most of a minute; a
 * short run (`whole` false) does not wait for that.
 */
export async function settleAndCompare({ harness, server, shop }: AdversarialRun, whole: boolean): Promise<void> {
  await untilSettled(
    harness.sql,
    async () => (await server.notes()).underway,
    ({ cause }, waitedMs) => whole || waitedMs <= ENOUGH_MS || cause !== "not_understood",
  );
  // The second round compares the payments that changed while the first one read them.
  await shop.wholeRound();
  await shop.wholeRound();
}
