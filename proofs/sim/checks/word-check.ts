import type { ReportBroken } from "../../invariants/violation";
import type { HistoryEvidence } from "./evidence";

/** A person's word about an operation in 要確認, as it was given. */
export interface Word {
  readonly operationId: string;
  /** Of this word alone, so that the trail shows whose word was taken. */
  readonly note: string;
  /** How often the provider had been asked about it when the word was given. */
  readonly inquiries: number;
}

/** Rule 5: a person's word settles an operation only after the provider was asked once more. */
export class WordCheck {
  readonly #evidence: HistoryEvidence;
  readonly #report: ReportBroken;
  readonly #given = new Map<string, Word>();

  constructor(evidence: HistoryEvidence, report: ReportBroken) {
    this.#evidence = evidence;
    this.#report = report;
  }

  given(word: Word): void {
    this.#given.set(word.note, word);
  }

  committed(): void {
    for (const { note, operationId, inquiries } of this.#given.values()) {
      const { operations, events } = this.#evidence.tables;
      const operation = operations.get(operationId);
      if (operation === undefined || operation.settledAt === null) continue;
      this.#given.delete(note);
      const taken = events.find(({ data }) => data.byPersonsWord === true && data.reason === note) !== undefined;
      if (taken && operation.inquiries <= inquiries) {
        this.#report(5, `${operationId} was settled by a person's word, and the provider was not asked once more`);
      }
    }
  }
}
