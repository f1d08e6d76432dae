/** What the adversarial server notes of itself. It is asked over HTTP: nothing of it is imported. */

export interface Line {
  readonly operationId: string;
  readonly route: "mutation" | "inquiry";
  /** Epoch milliseconds of this machine, which is the shop's too. */
  readonly arrived: number;
  /** The mutation as it was asked; null for an inquiry. */
  readonly asked: AskedMutation | null;
  readonly answered?: number;
  readonly behaviour?: string;
  /** null: the server sent nothing readable. */
  readonly status?: number | null;
  readonly body?: unknown;
}

export interface AskedMutation {
  readonly operationId: string;
  readonly paymentId: string | null;
  readonly provider: string;
  /** How the server's provider treats a repetition. */
  readonly family: string;
  readonly method: string;
  readonly kind: string;
  readonly amount: number;
  readonly expiresAt: string;
  /** Of an authorization. */
  readonly card?: { readonly token: string } | null;
}

/** A card that a buyer typed on the server's form. */
export interface CardOnServer {
  readonly provider: string;
  readonly method: string;
  readonly orderNumber: string;
  readonly securityCode: "given" | "not_given";
}

export interface Behaviour {
  readonly behaviour: string;
  readonly ms: number;
}

export interface Notes {
  readonly requests: readonly Line[];
  /** How often the shop followed a redirect. */
  readonly trapped: number;
  /** What it will still begin or finish, late or not. */
  readonly underway: number;
}

/** The server's own door, beside the protocol. */
export class ServerControl {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  load(payments: readonly unknown[]): Promise<unknown> {
    return this.#post("payments", payments);
  }

  order(place: string, behaviours: readonly Behaviour[]): Promise<unknown> {
    return this.#post("behaviours", { place, behaviours });
  }

  break(wish: { readonly healthMs?: number; readonly ledger?: string; readonly ledgerMs?: number }): Promise<unknown> {
    return this.#post("faults", wish);
  }

  /** Answers the token that the form would give back. */
  async typeCard(card: CardOnServer): Promise<string> {
    const { token } = (await this.#post("cards", card)) as { readonly token: string };
    return token;
  }

  calm(): Promise<unknown> {
    return this.#post("calm", {});
  }

  async notes(): Promise<Notes> {
    const response = await fetch(`${this.#url}/control/requests`);
    return (await response.json()) as Notes;
  }

  async #post(what: string, body: unknown): Promise<unknown> {
    const response = await fetch(`${this.#url}/control/${what}`, { method: "POST", body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`the adversarial server took no ${what}: ${await response.text()}`);
    return response.json();
  }
}
