import { setTimeout as pause } from "node:timers/promises";
import { NoTurn, Turns } from "./turns";

export interface LineLimits {
  /** How many sign in at once, with all that it takes. */
  readonly atOnce: number;
  readonly waiting: number;
  /** How long a request that finds the line full is kept before it is told so. */
  readonly pauseMs: number;
  /** How many requests are kept so. A further one is told at once. */
  readonly kept: number;
}

/**
 * A whole shop that signs in at the same minute is through within seconds. Strangers beyond that are slowed down to one
 * question each in a few seconds. If they were refused at once they would ask again at once, and refusing costs too.
 */
export const SIGN_IN_LIMITS: LineLimits = { atOnce: 4, waiting: 28, pauseMs: 3_000, kept: 1_000 };

/** What a request to sign in comes to: its turn, or the word that there was none, in a form or over HTTP. */
export interface Ways {
  readonly signIn: () => Promise<void>;
  readonly sayNoTurn: () => Promise<void>;
  readonly turnAway: () => void;
}

/** Signing in, by the form or by the route. */
export function signsIn(method: string, path: string): "form" | "route" | null {
  if (method !== "POST") return null;
  if (/^\/sign-in\/?(?:\?|$)/.test(path)) return "form";
  return /^\/api\/auth\/sign-in(?:[/?]|$)/.test(path) ? "route" : null;
}

export class SignInLine {
  readonly #limits: LineLimits;
  readonly #turns: Turns;
  /** The page that says in words that there was no turn is drawn for one after the other. */
  readonly #words: Turns;
  #kept = 0;

  constructor(limits: LineLimits = SIGN_IN_LIMITS) {
    this.#limits = limits;
    this.#turns = new Turns(limits);
    this.#words = new Turns({ atOnce: 1, waiting: limits.kept });
  }

  async stand(by: "form" | "route", ways: Ways): Promise<void> {
    try {
      await this.#turns.take(ways.signIn);
    } catch (error) {
      if (!(error instanceof NoTurn)) throw error;
      await this.#tell(by, ways);
    }
  }

  async #tell(by: "form" | "route", { sayNoTurn, turnAway }: Ways): Promise<void> {
    if (this.#kept >= this.#limits.kept) return turnAway();
    this.#kept += 1;
    try {
      await pause(this.#limits.pauseMs);
      if (by === "form") await this.#words.take(sayNoTurn);
      else turnAway();
    } finally {
      this.#kept -= 1;
    }
  }
}
