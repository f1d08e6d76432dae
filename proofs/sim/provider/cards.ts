import { type MethodId, providerOf } from "@/lib/capability/facts/catalogue";
import type { CardFacts, CardToken } from "@/lib/gateway/protocol";
import type { Mutation } from "@/lib/simulator/payment";
import type { CardCause } from "@/lib/simulator/providers/table";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";

const LIFETIME_MS = 15 * 60_000;

/** What the provider's form is asked for. */
export interface WantedCard {
  readonly orderNumber: string;
  readonly method: MethodId;
  readonly securityCode: CardFacts["securityCode"];
}

interface KeptCard extends WantedCard {
  readonly expiresAt: EpochMs;
  usedBy: string | null;
}

/** The cards that buyers typed on the provider's own form, behind tokens that are good once. */
export class Cards {
  readonly #now: () => EpochMs;
  readonly #kept = new Map<string, KeptCard>();

  constructor(now: () => EpochMs) {
    this.#now = now;
  }

  give(wish: WantedCard): string {
    const token = `card-${this.#kept.size + 1}`;
    this.#kept.set(token, { ...wish, expiresAt: this.#now() + LIFETIME_MS, usedBy: null });
    return token;
  }

  read(token: string): CardToken | null {
    const kept = this.#kept.get(token);
    if (kept === undefined) return null;
    const { orderNumber, method, expiresAt, usedBy } = kept;
    const state = usedBy !== null ? "used" : this.#now() > expiresAt ? "expired" : "usable";
    const named = { token, provider: providerOf(method), method, orderNumber };
    return { ...factsOf(kept), ...named, state, expiresAt: formatInstant(expiresAt) };
  }

  /** Spends the token of an authorization that has begun; null where it brings no card. */
  take({ operationId, method, authorization }: Mutation, now: EpochMs): CardFacts | CardCause | null {
    const asked = authorization?.card ?? null;
    if (asked === null) return null;
    const kept = this.#kept.get(asked.token);
    const fits = kept?.method === method && kept.orderNumber === authorization?.orderNumber;
    if (kept === undefined || !fits || kept.usedBy !== null || now > kept.expiresAt) return "card_unusable";
    kept.usedBy = operationId;
    const lacks = asked.securityCode === "required" && kept.securityCode === "not_given";
    return lacks ? "security_code_missing" : factsOf(kept);
  }

  /** The card that an operation spent, for a payment that comes into being later. */
  takenBy(operationId: string): CardFacts | null {
    for (const kept of this.#kept.values()) if (kept.usedBy === operationId) return factsOf(kept);
    return null;
  }
}

function factsOf({ securityCode }: KeptCard): CardFacts {
  return { brand: "VISA", last4: "4242", expiry: "2039-04", securityCode };
}
