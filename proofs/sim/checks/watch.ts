import type { AuthorizeRequest, OperationRequest } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import type { RegisteredAs } from "../../invariants/evidence";
import type { ReportBroken } from "../../invariants/violation";
import { AgreementCheck } from "./agreement-check";
import { AnswerCheck, type AnsweredRequest } from "./answer-check";
import { CommitCheck } from "./commit-check";
import { DifferenceCheck } from "./difference-check";
import type { HistoryEvidence } from "./evidence";
import { IntentCheck } from "./intent-check";
import { LedgerCheck } from "./ledger-check";
import { RecoveryCheck } from "./recovery-check";
import { RegistrationCheck } from "./registration-check";
import { type Word, WordCheck } from "./word-check";

/** All checks of a history. The simulation reports events to them, and they read tables and ledger themselves. */
export class HistoryWatch {
  readonly #evidence: HistoryEvidence;
  readonly #commits: CommitCheck;
  readonly #agreement: AgreementCheck;
  readonly #ledger: LedgerCheck;
  readonly #intents: IntentCheck;
  readonly #answers: AnswerCheck;
  readonly #recovery: RecoveryCheck;
  readonly #differences: DifferenceCheck;
  readonly #words: WordCheck;
  readonly #registrations: RegistrationCheck;

  constructor(evidence: HistoryEvidence, report: ReportBroken) {
    this.#evidence = evidence;
    this.#commits = new CommitCheck(evidence, report);
    this.#agreement = new AgreementCheck(evidence, report);
    this.#ledger = new LedgerCheck(evidence, report, this.#agreement, (id) => this.#commits.operation(id));
    this.#intents = new IntentCheck(evidence, report);
    this.#answers = new AnswerCheck(evidence, report);
    this.#recovery = new RecoveryCheck(evidence, report);
    this.#differences = new DifferenceCheck(evidence, report);
    this.#words = new WordCheck(evidence, report);
    this.#registrations = new RegistrationCheck(evidence, report);
  }

  get recoveries(): readonly number[] {
    return this.#recovery.recoveries;
  }

  /** `faults`: how many there were so far. */
  committed(now: EpochMs, faults: number): void {
    this.#commits.committed();
    this.#intents.committed();
    this.#agreement.check();
    this.#words.committed();
    this.#differences.committed();
    this.#recovery.committed(now, faults);
  }

  crashed(now: EpochMs, faults: number): void {
    this.#recovery.crashed(now, faults);
  }

  /** `providerPaymentId` null: an authorization. */
  sent(providerPaymentId: string | null, request: OperationRequest | AuthorizeRequest): void {
    this.#intents.sent(providerPaymentId, request);
  }

  acted(providerPaymentId: string, operationId: string | null): void {
    this.#ledger.acted(providerPaymentId, operationId);
    // What is being written is looked at when it is committed.
    if (!this.#evidence.isWriting()) this.#agreement.check();
  }

  registered(registered: RegisteredAs): void {
    this.#registrations.answered(registered);
  }

  answered(confirmed: AnsweredRequest): void {
    this.#answers.answered(confirmed);
  }

  said(word: Word): void {
    this.#words.given(word);
  }

  aMinuteLater(): void {
    this.#recovery.aMinuteLater();
  }

  reconciled(): void {
    this.#differences.reconciled();
  }

  ended(): void {
    this.#agreement.check();
    this.#answers.ended();
    this.#registrations.ended();
    this.#recovery.ended();
  }
}
