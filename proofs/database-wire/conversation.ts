import { applicationOf, type Frame, textOf } from "./frames";

/** An instant at which a transaction is about to be committed, or has been. */
export interface Moment {
  /** Asked: not yet with the server. Answered: the commit stands, and its answer is not yet with the shop. */
  readonly at: "commit_asked" | "commit_answered";
  /** As the shop's process names its connection. */
  readonly application: string;
  /** The statements of the transaction and their values, as they went over the wire; answered: also rows that came back. */
  readonly text: string;
}

const WRITES = /\b(?:UPDATE|INSERT|DELETE)\b/i;

/**
 * Follows the messages between a client and the server, and finds the moments of a COMMIT. A statement that writes outside
 * a transaction commits too: its execution asks for the commit, and the server's next readiness answers it.
 */
export class Conversation {
  #application = "";
  #text = "";
  #inTransaction = false;
  #committing: "explicit" | "implicit" | null = null;

  /** A message of the client's, before the server has it. */
  asked(frame: Frame): Moment | null {
    if (frame.type === "") {
      this.#application = applicationOf(frame);
      return null;
    }
    this.#text += textOf(frame);
    if (frame.type === "Q" && /^\s*COMMIT\b/i.test(textOf(frame))) return this.#commit("explicit");
    const alone = frame.type === "E" && !this.#inTransaction && WRITES.test(this.#text);
    return alone ? this.#commit("implicit") : null;
  }

  /** A message of the server's, before the client has it. */
  answered(frame: Frame): Moment | null {
    if (frame.type === "D" && this.#committing === "implicit") this.#text += frame.body.toString("utf8");
    if (frame.type === "C" && this.#committing === "explicit") {
      // A transaction that had failed is rolled back by its COMMIT, and says so.
      this.#committing = null;
      return frame.body.toString("latin1").startsWith("COMMIT") ? this.#moment("commit_answered") : null;
    }
    if (frame.type === "E") this.#committing = null;
    return frame.type === "Z" ? this.#ready(frame) : null;
  }

  #ready({ body }: Frame): Moment | null {
    this.#inTransaction = body.toString("latin1") !== "I";
    const moment = this.#committing === "implicit" ? this.#moment("commit_answered") : null;
    this.#committing = null;
    if (!this.#inTransaction) this.#text = "";
    return moment;
  }

  #commit(how: "explicit" | "implicit"): Moment {
    this.#committing = how;
    return this.#moment("commit_asked");
  }

  #moment(at: Moment["at"]): Moment {
    return { at, application: this.#application, text: this.#text };
  }
}
