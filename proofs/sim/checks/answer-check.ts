import type { KeptAnswer } from "@/lib/payments/model/records";
import { LEAVE_THE_KEY } from "../../invariants/meanings";
import type { ReportBroken } from "../../invariants/violation";
import type { HistoryEvidence } from "./evidence";

/** The effect of these verbs depends on the typed values. */
const TYPED: readonly string[] = ["change_amount", "change_method", "record_payment", "ship"];

/** Nothing is claimed yet: there will be another answer. */
function isOpen(kind: string): boolean {
  return kind === "unknown" || kind === "pending";
}

/** One confirmation as its caller saw it. */
export interface AnsweredRequest {
  readonly requestKey: string;
  /** The order of history: when it was asked and when it was answered. */
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly result: KeptAnswer;
  /** Operation ids that this very call gave out, and mutations that it sent. */
  readonly operationIds: readonly string[];
  readonly sent: number;
}

/** Refusals after which the key may still be used: by the same person with what was missing, or by its owner. */
const SOFT: readonly string[] = [...LEAVE_THE_KEY, "preparation_of_another"];

/** Rules 4 and 5: an answer is true when it is given, and stays true. */
export class AnswerCheck {
  readonly #evidence: HistoryEvidence;
  readonly #report: ReportBroken;
  readonly #final = new Map<string, AnsweredRequest>();
  /** Operations that were said never to happen. */
  readonly #never = new Map<string, string>();
  readonly #refusedKeys = new Set<string>();

  constructor(evidence: HistoryEvidence, report: ReportBroken) {
    this.#evidence = evidence;
    this.#report = report;
  }

  answered(confirmed: AnsweredRequest): void {
    const { requestKey, result } = confirmed;
    if (!result.ok) this.#refused(confirmed, result.error.code);
    else if (result.value.kind === "done") this.#done(requestKey, result.value.operationId);
    else if (!isOpen(result.value.kind)) this.#never.set(result.value.operationId, result.value.kind);
    this.#oneAnswer(confirmed);
  }

  /** At the end of a history, when nothing is on its way any more. */
  ended(): void {
    for (const [operationId, said] of this.#never) {
      if (this.#isDone(operationId)) this.#report(5, `${operationId} was answered as ${said}, and the ledger has it`);
    }
    for (const operation of this.#evidence.tables.operations.rows()) {
      if (operation.requestKey !== null && this.#refusedKeys.has(operation.requestKey)) {
        this.#report(5, `key ${operation.requestKey} was refused for good and started ${operation.id}`);
      }
      const done = this.#isDone(operation.id);
      if (operation.state === "succeeded" && !done) this.#report(5, `${operation.id} succeeded, the ledger lacks it`);
      if ((operation.state === "failed" || operation.state === "not_sent") && done) {
        this.#report(5, `${operation.id} is ${operation.state}, and the ledger has it`);
      }
      if (this.#evidence.lied.has(operation.id) && operation.settledAt !== null) {
        this.#report(5, `${operation.id} is one the provider lies about, and ${operation.state} is claimed`);
      }
    }
  }

  #done(requestKey: string, operationId: string | null): void {
    if (operationId !== null && !this.#isDone(operationId)) {
      this.#report(5, `${operationId} was answered as done, and the ledger lacks it`);
    }
    if (this.#evidence.tables.preparations.get(requestKey)?.answer?.ok !== true) {
      this.#report(5, `key ${requestKey} was answered as done, and nothing kept says so`);
    }
  }

  #refused({ requestKey, sent, operationIds }: AnsweredRequest, code: string): void {
    if (sent > 0) this.#report(5, `key ${requestKey} was refused with ${code} by a call that had sent`);
    for (const operationId of operationIds) this.#never.set(operationId, code);
    if (this.#isFinal(requestKey, code)) this.#refusedKeys.add(requestKey);
  }

  /** A request after a final answer gets the same one; two final answers never differ. */
  #oneAnswer(confirmed: AnsweredRequest): void {
    const { requestKey, result } = confirmed;
    const first = this.#final.get(requestKey);
    const final = result.ok ? !isOpen(result.value.kind) : this.#isFinal(requestKey, result.error.code);
    if (first === undefined) {
      if (final) this.#final.set(requestKey, confirmed);
      return;
    }
    const later = confirmed.askedAt > first.answeredAt;
    const claimsLess = result.ok && isOpen(result.value.kind) && later;
    if (claimsLess || (final && JSON.stringify(result) !== JSON.stringify(first.result))) {
      this.#report(4, `key ${requestKey} was answered ${JSON.stringify(first.result)}, then ${JSON.stringify(result)}`);
    }
  }

  #isFinal(requestKey: string, code: string): boolean {
    if (SOFT.includes(code)) return false;
    // Another amount, or another method, may be typed under the same key.
    const verb = this.#evidence.tables.preparations.get(requestKey)?.verb ?? "";
    const typed = TYPED.includes(verb);
    return !(code === "not_allowed" && typed);
  }

  #isDone(operationId: string): boolean {
    for (const ledger of this.#evidence.ledger.values()) {
      if (ledger.entries.some((entry) => entry.operationId === operationId)) return true;
    }
    return false;
  }
}
