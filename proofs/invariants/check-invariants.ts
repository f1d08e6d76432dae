import { checkAgreement } from "./agreement";
import { checkAmounts } from "./amounts";
import { checkAnswers } from "./answers";
import { checkDifferences } from "./differences";
import { checkEndings } from "./endings";
import type { Evidence, Report, SuiteRun } from "./evidence";
import { checkIntents } from "./intents";
import { checkOneAtATime } from "./one-at-a-time";
import { checkOwnEntries } from "./own-entries";
import { readProvidersLedger } from "./read-ledger";
import { readRows } from "./read-rows";
import { checkRegistrations } from "./registrations";
import { checkVersions } from "./versions";
import type { BrokenPromise, Rule } from "./violation";

export interface RunToCheck extends SuiteRun {
  /** The shop's database. */
  readonly databaseUrl: string;
  /** The providers' side itself, not the wire before it. */
  readonly gatewayUrl: string;
  readonly gatewayToken?: string | undefined;
}

const CHECKS: readonly (readonly [Rule, (evidence: Evidence, report: Report) => void])[] = [
  [1, checkAgreement],
  [1, checkDifferences],
  [2, checkAmounts],
  [3, checkIntents],
  [4, checkOneAtATime],
  [4, checkRegistrations],
  [5, checkAnswers],
  [5, checkOwnEntries],
  [6, checkVersions],
  [7, checkEndings],
];

/**
 * Checks promises 1 to 7 of docs/proofs.md on the shop's rows, the providers' ledger, the wire's mutations and the answers.
 * The suite calls it when nothing is on its way any more. It uses nothing of the product.
 */
export async function checkInvariants(toCheck: RunToCheck): Promise<readonly BrokenPromise[]> {
  const { databaseUrl, gatewayUrl, gatewayToken, ...run } = toCheck;
  const ledger = await readProvidersLedger(gatewayUrl, gatewayToken);
  const rows = await readRows(databaseUrl);
  return judge({ ...run, ...rows, ledger });
}

function judge(evidence: Evidence): readonly BrokenPromise[] {
  const violations: BrokenPromise[] = [];
  for (const [rule, check] of CHECKS) {
    check(evidence, (what, orderId) => {
      const order = orderId === undefined ? undefined : evidence.orders.get(orderId);
      if (order === undefined) violations.push({ rule, what });
      else violations.push({ rule, what: `${order.orderNumber}: ${what}`, orderNumber: order.orderNumber });
    });
  }
  return violations;
}
