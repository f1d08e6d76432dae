import { setTimeout as pause } from "node:timers/promises";
import { BLANK_LINE } from "@/lib/payments/model/blank";
import type { OrderEdit, OrderVerb, Prepared } from "@/lib/payments/model/contract";
import { confirmOrderVerb } from "@/lib/payments/verbs/confirm";
import { inquireOrder } from "@/lib/payments/verbs/inquire-order";
import { prepareOrderVerb } from "@/lib/payments/verbs/prepare";
import type { Harness } from "../harness/harness";
import type { StaffAnswer } from "../invariants/evidence";
import { staffAnswerOf } from "../invariants/staff-answer";
import { SeededRandom } from "../random";
import type { ActingPerson } from "../shop/settings";
import { behavioursOf } from "./behaviours";
import { ADVERSARIAL_STAFF, layOrder } from "./orders";
import type { ServerControl } from "./server-control";
import type { Shop } from "./shop";

const VERBS: readonly OrderVerb[] = ["cancel", "change_amount", "capture"];
const UNAUTHORIZED: readonly OrderVerb[] = ["authorize", "authorize", "authorize", ...VERBS];
const PAUSES_MS = [0, 50, 500, 2_000] as const;
/** Longer than a request lives: the shop has inquired about earlier operations. */
const LONG_PAUSE_MS = 11_000;
/** No verb takes as long; one that does hangs. */
const LONGEST_MS = 30_000;

export interface AdversarialRun {
  readonly seed: string;
  readonly since: number;
  readonly harness: Harness;
  readonly server: ServerControl;
  readonly shop: Shop;
}

/** The answers of one history, word by word, and what broke in it. */
export interface PlayedHistory {
  readonly index: number;
  readonly answers: readonly StaffAnswer[];
  readonly broken: readonly string[];
  readonly lines: readonly string[];
}

/** Staff work on one order of a provider that misbehaves. */
export async function playAgainstServer(run: AdversarialRun, index: number): Promise<PlayedHistory> {
  const history = new History(run, index);
  try {
    await history.play();
  } catch (error) {
    history.broken.push(`the history itself: ${error instanceof Error ? error.stack : String(error)}`);
  }
  return history;
}

class History implements PlayedHistory {
  readonly index: number;
  readonly answers: StaffAnswer[] = [];
  readonly broken: string[] = [];
  readonly lines: string[] = [];
  readonly #run: AdversarialRun;
  readonly #random: SeededRandom;
  readonly #began = performance.now();
  #orderNumber = "";
  #total = 0;
  #methodId = "";
  #verbs = VERBS;
  /** The last card that was typed: staff may try it again. */
  #token: string | null = null;

  constructor(run: AdversarialRun, index: number) {
    this.index = index;
    this.#run = run;
    this.#random = new SeededRandom(`${run.seed}/${index}/acts`);
  }

  async play(): Promise<void> {
    const { harness, server, seed, since } = this.#run;
    const { order, payment } = await layOrder(harness.sql, server, seed, this.index, since);
    this.#orderNumber = order.orderNumber;
    this.#total = order.total;
    this.#methodId = order.methodId;
    if (payment.state === "awaiting") this.#verbs = UNAUTHORIZED;
    const behaviours = behavioursOf(seed, this.index);
    // An authorization has no payment yet: its place is the order's.
    await server.order(payment.providerPaymentId ?? order.orderNumber, behaviours);
    this.#note(
      `${order.orderNumber} ${order.methodId} ${payment.state}; ${behaviours.map(({ behaviour }) => behaviour).join(", ")}`,
    );
    const long = this.#random.chance(0.25);
    const acts = long ? 2 : this.#random.int(2, 3);
    for (let nth = 0; nth < acts; nth += 1) {
      if (nth > 0) await pause(long ? LONG_PAUSE_MS : this.#random.pick(PAUSES_MS));
      await this.#act(this.#random.pick(ADVERSARIAL_STAFF));
    }
  }

  /** Opens a control, confirms it once or twice, and looks at the order again. */
  async #act(person: ActingPerson): Promise<void> {
    const [twice, looks] = [this.#random.chance(0.2), this.#random.chance(0.5)];
    const first = this.#random.pick(this.#verbs);
    const edit = this.#edit();
    const opened = await this.#open(person, [first, ...new Set(this.#verbs.filter((verb) => verb !== first))]);
    if (opened === null) return;
    const more = opened.verb === "change_amount" ? { edit } : await this.#card(opened);
    await Promise.all(Array.from({ length: twice ? 2 : 1 }, () => this.#confirm(opened, person, more)));
    if (looks) await this.#asked("looks", () => inquireOrder(this.#run.shop.deps, this.#orderNumber));
  }

  /** A card that is typed for an authorization: mostly a new one, with a code or without. */
  async #card({ plan }: Prepared): Promise<{ readonly cardToken?: string }> {
    if (plan?.does !== "send" || plan.kind !== "authorize" || plan.securityCode === null) return {};
    const again = this.#random.chance(0.2);
    const securityCode = plan.securityCode === "none" || this.#random.chance(0.1) ? "not_given" : "given";
    const provider = this.#methodId.slice(0, this.#methodId.indexOf("/"));
    const of = { provider, method: this.#methodId, orderNumber: this.#orderNumber };
    const cardToken =
      again && this.#token !== null ? this.#token : await this.#run.server.typeCard({ ...of, securityCode });
    this.#token = cardToken;
    return { cardToken };
  }

  /** The first of these verbs that would send to a provider. */
  async #open(person: ActingPerson, verbs: readonly OrderVerb[]): Promise<Prepared | null> {
    for (const verb of verbs) {
      const prepared = await this.#asked(`opens ${verb}`, () =>
        prepareOrderVerb(this.#run.shop.deps, person, { orderNumber: this.#orderNumber, verb }),
      );
      // What an edit does is known once its amount is.
      if (prepared?.ok && (prepared.value.plan === null || prepared.value.plan.does === "send")) return prepared.value;
    }
    return null;
  }

  async #confirm(
    { requestKey, version, flagsState, verb }: Prepared,
    person: ActingPerson,
    typed: { readonly edit?: OrderEdit; readonly cardToken?: string },
  ): Promise<void> {
    const confirmation = { requestKey, version, flagsState, reason: "because", acknowledged: true, ...typed };
    const answer = await this.#asked(`confirms ${verb}`, () =>
      confirmOrderVerb(this.#run.shop.deps, person, confirmation),
    );
    const staffAnswer = answer === null ? null : staffAnswerOf(requestKey, verb, answer, Date.now());
    if (staffAnswer !== null) this.answers.push(staffAnswer);
  }

  #edit(): OrderEdit {
    const unitPrice = Math.max(1, this.#total + this.#random.pick([-100, -100, -1, -250, 100]));
    const lines = [{ name: "goods", quantity: 1, unitPrice, ...BLANK_LINE }];
    return { lines, shippingFee: 0, fee: 0, discount: 0, points: 0, editChoice: true };
  }

  /** Whatever the product throws, or does not answer in time, is a violation. */
  async #asked<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    let timer: NodeJS.Timeout | undefined;
    const hangs = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in ${LONGEST_MS} ms`)), LONGEST_MS);
    });
    try {
      const answer = await Promise.race([work(), hangs]);
      this.#note(`${what}: ${JSON.stringify(answer)}`);
      return answer;
    } catch (error) {
      this.broken.push(`${this.#orderNumber} ${what}: ${error instanceof Error ? error.stack : String(error)}`);
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  #note(text: string): void {
    this.lines.push(`+${((performance.now() - this.#began) / 1_000).toFixed(3)}s ${text}`);
  }
}
