import type { Moment } from "../database-wire/conversation";
import type { FrameOutcome, MomentGate } from "../database-wire/database-wire";
import type { Decider, SentOperation, WireCourse } from "../wire/course";
import type { Sight } from "./points";

/** What a sight is about, as far as it is known. */
export interface Subject {
  readonly requestKey: string;
  /** What calls for it name: the provider's id of the payment or, of an authorization, the order; null where there are none. */
  readonly place: string | null;
  /** null until the shop has given it out. */
  readonly operationId: string | null;
}

/** A held message: it stands still while the suite kills a process or takes the database away. */
export interface Hold {
  /** Resolves once it is held. */
  readonly seen: Promise<void>;
  /** Lets it go, or waits for it no longer. */
  release(outcome: FrameOutcome): void;
}

interface Armed {
  readonly sight: Sight;
  readonly subject: Subject;
  readonly see: () => void;
  readonly outcome: Promise<FrameOutcome>;
}

/** The connections on which money moves; the app names them so. */
const MONEY = "juchu-desk-money";

/** Watches both wires around the shop for the instants of kills and outages. */
export class Gates {
  readonly #armed = new Set<Armed>();
  readonly #courses = new Map<string, WireCourse>();

  /** Holds the next such instant of that subject. */
  arm(sight: Sight, subject: Subject): Hold {
    let release = (_: FrameOutcome): void => undefined;
    let see = (): void => undefined;
    const outcome = new Promise<FrameOutcome>((resolve) => {
      release = resolve;
    });
    const seen = new Promise<void>((resolve) => {
      see = resolve;
    });
    const armed: Armed = { sight, subject, see, outcome };
    this.#armed.add(armed);
    return {
      seen,
      release: (how) => {
        this.#armed.delete(armed);
        release(how);
      },
    };
  }

  /** How the wire treats the next call for that place. */
  steer(place: string, course: WireCourse): void {
    this.#courses.set(place, course);
  }

  readonly database: MomentGate = (moment) => {
    const found = [...this.#armed].find(({ sight, subject }) => sightsOf(moment, subject).includes(sight));
    return found === undefined ? null : this.#hold(found);
  };

  readonly wire: Decider = {
    mutation: async (sent) => {
      const place = placeOf(sent);
      const outcome = await this.#holdWhere("call_arrived", (subject) => subject.place === place);
      if (outcome === "cut") return { does: "lose_before", cut: true };
      const course = this.#courses.get(place);
      this.#courses.delete(place);
      return course ?? { does: "pass" };
    },
    answered: async (sent: SentOperation) => {
      await this.#holdWhere("call_answered", (subject) => subject.place === placeOf(sent));
    },
    inquiry: async (operationId) => {
      const outcome = await this.#holdWhere("inquiry_arrived", (subject) => subject.operationId === operationId);
      return { does: outcome };
    },
  };

  async #holdWhere(sight: Sight, fits: (subject: Subject) => boolean): Promise<FrameOutcome> {
    const found = [...this.#armed].find((armed) => armed.sight === sight && fits(armed.subject));
    return found === undefined ? "pass" : this.#hold(found);
  }

  #hold(armed: Armed): Promise<FrameOutcome> {
    this.#armed.delete(armed);
    armed.see();
    return armed.outcome;
  }
}

function placeOf({ paymentId, authorization }: SentOperation): string {
  return paymentId ?? authorization?.orderNumber ?? "";
}

/** What a COMMIT means for an operation. An intent and an end name the request's key, a worker's step the operation. */
function sightsOf({ at, application, text }: Moment, { requestKey, operationId }: Subject): readonly Sight[] {
  const about = text.includes(requestKey) || (operationId !== null && text.includes(operationId));
  if (application !== MONEY || !about) return [];
  const asked = at === "commit_asked";
  // A registration is whole by its first COMMIT, and sends nothing.
  if (/INSERT INTO (?:operations|orders)\b/i.test(text)) return [asked ? "intent_asked" : "intent_answered"];
  if (!/UPDATE operations\b/i.test(text)) return [];
  // A lease is taken by a statement of its own.
  if (!text.startsWith("BEGIN")) return asked ? [] : ["claim_answered"];
  return [asked ? "settle_asked" : "settle_answered"];
}
