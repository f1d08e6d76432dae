import type { OperationRecord } from "@/lib/payments/model/records";
import { amountsInOrder, isCancelKind, isEndedState } from "../../invariants/meanings";
import type { ReportBroken } from "../../invariants/violation";
import type { AgreementCheck } from "./agreement-check";
import type { HistoryEvidence } from "./evidence";

/** At every movement in the provider's ledger: rules 2 and 3. */
export class LedgerCheck {
  readonly #evidence: HistoryEvidence;
  readonly #report: ReportBroken;
  readonly #agreement: AgreementCheck;
  readonly #committed: (operationId: string) => OperationRecord | undefined;
  readonly #done = new Set<string>();

  /** `committed`: an operation as it stood after the last commit, without uncommitted changes. */
  constructor(
    evidence: HistoryEvidence,
    report: ReportBroken,
    agreement: AgreementCheck,
    committed: (operationId: string) => OperationRecord | undefined,
  ) {
    this.#committed = committed;
    this.#evidence = evidence;
    this.#report = report;
    this.#agreement = agreement;
  }

  /** `operationId` null: in the provider's own console. */
  acted(providerPaymentId: string, operationId: string | null): void {
    this.#amounts(providerPaymentId);
    // Delivered twice to a provider that does not know a repetition: it acts again, which the shop cannot prevent.
    if (operationId === null || this.#done.has(operationId)) this.#agreement.movedOutsideTheShop(providerPaymentId);
    else this.#firstTime(operationId);
  }

  #firstTime(operationId: string): void {
    this.#done.add(operationId);
    const operation = this.#committed(operationId);
    if (operation === undefined) this.#report(3, `the provider carried out ${operationId}, which has no intent`);
    else if (isEndedState(operation.state)) {
      this.#report(
        5,
        `the provider carried out ${operation.kind} ${operationId}, which had ended as ${operation.state}`,
      );
    }
  }

  #amounts(providerPaymentId: string): void {
    const ledger = this.#evidence.ledger.get(providerPaymentId);
    if (ledger === undefined) return;
    if (!amountsInOrder(ledger.payment)) this.#report(2, `the ledger of ${providerPaymentId} is out of order`);
    const canceledAt = ledger.entries.findIndex((entry) => isCancelKind(entry.kind));
    if (canceledAt >= 0 && canceledAt < ledger.entries.length - 1) {
      this.#report(2, `the ledger of ${providerPaymentId} changed after a cancel`);
    }
  }
}
