import { randomUUID } from "node:crypto";
import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { takesShipments } from "@/lib/gateway/providers/registry";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import { registrationOf } from "../acting/registration";
import { typeCardOnForm } from "../harness/card-form";
import type { RegisteredAs, StaffAnswer } from "../invariants/evidence";
import { staffAnswerOf } from "../invariants/staff-answer";
import { SeededRandom } from "../random";
import type { Staff } from "../staff-client/staff-client";
import { type FreshOrder, freshOrders } from "./fresh-orders";
import { type OpenedControl, type OpenedWork, openedControl, type TypedRegistration } from "./opened";
import type { Verb } from "./points";

/** What came back: the answer's kind, a refusal's code, or `registered`. */
export interface AnswerWord {
  readonly word: string;
  /** Of the operation that was sent, or will be. */
  readonly operationId: string | null;
}

/** Answers of the edge, before or beside the verb: they say nothing of a request's key. */
const EDGE: readonly string[] = ["no_answer", "unexpected", "signed_out", "role", "invalid_input"];
/** The answers to opening and saving that are right while the database is away. */
const AWAY = "database_unavailable";
const UNSAVED: readonly string[] = [AWAY, "perhaps_saved"];
const STAGES: Readonly<Record<"cancel" | "capture" | "change_amount", readonly string[]>> = {
  cancel: ["before_capture", "after_capture"],
  capture: ["before_capture"],
  change_amount: ["before_capture", "after_capture"],
};
const SHIPPING = METHOD_IDS.filter(takesShipments);

/** Staff at work: they open controls on untouched orders, confirm them, and keep the answers. */
export class CrashDesk {
  readonly answers: StaffAnswer[] = [];
  readonly registered: RegisteredAs[] = [];
  /** Missing or broken answers from an app that lived. */
  readonly speechless: string[] = [];
  readonly #staff: Staff;
  readonly #orders: FreshOrder[];
  readonly #random: SeededRandom;

  constructor(staff: Staff, orders: readonly FreshOrder[], random: SeededRandom) {
    this.#staff = staff;
    this.#orders = [...orders];
    this.#random = random;
  }

  static async open(staff: Staff, databaseUrl: string, seed: string): Promise<CrashDesk> {
    const random = new SeededRandom(`${seed}/orders`);
    return new CrashDesk(staff, random.shuffled(await freshOrders(databaseUrl)), random);
  }

  /** Opens a control on the next order that the rules let through to its provider, or types the next registration. */
  async begin(verb: Verb): Promise<OpenedWork> {
    for (;;) {
      const opened = await this.tryToBegin(verb);
      if (opened !== null && opened !== AWAY) return opened;
    }
  }

  /** The same with one order: null where the rules do not let it through. */
  async tryToBegin(verb: Verb): Promise<OpenedWork | null | typeof AWAY> {
    if (verb === "register") return this.#registration(METHOD_IDS);
    const order = await this.#orderFor(verb);
    return order === null || order === AWAY ? order : this.#openOn(verb, order);
  }

  /**
   * Confirms, or confirms once more, and remembers the answer. `mayBreak`: the suite is about to kill the app, so that
   * an answer may be missing.
   */
  async confirm(opened: OpenedWork, mayBreak = false): Promise<AnswerWord> {
    if (opened.verb === "register") return this.#register(opened, mayBreak);
    const { orderNumber, verb, confirmation, requestKey } = opened;
    const answer = await this.#staff.ask("confirmOrderVerb", confirmation);
    const code = answer.ok ? null : answer.error.code;
    if (code !== null && EDGE.includes(code)) {
      if (!mayBreak) this.speechless.push(`${orderNumber}: ${verb} was answered by ${code}`);
      return { word: code, operationId: null };
    }
    const staffAnswer = staffAnswerOf(requestKey, verb, answer, Date.now());
    if (staffAnswer !== null) this.answers.push(staffAnswer);
    return answer.ok
      ? { word: answer.value.kind, operationId: answer.value.operationId }
      : { word: answer.error.code, operationId: null };
  }

  /** What a GET route of the app answers. */
  read<T>(path: string): Promise<{ readonly status: number; readonly body: T }> {
    return this.#staff.read<T>(path);
  }

  /** An order of the sample; for what begins or ends otherwise, one that comes in now. */
  async #orderFor(verb: OpenedControl["verb"]): Promise<string | null | typeof AWAY> {
    if (verb === "authorize") return this.#registerNow(METHOD_IDS);
    if (verb === "ship") return this.#authorizedOne();
    const found = this.#orders.findIndex(({ stage }) => STAGES[verb].includes(stage));
    const order = this.#orders.splice(found, found < 0 ? 0 : 1)[0];
    if (order === undefined) throw new Error(`the sample has no order left for ${verb}: lay a larger one`);
    return order.orderNumber;
  }

  async #registerNow(methods: readonly MethodId[]): Promise<string | null | typeof AWAY> {
    const typed = this.#registration(methods);
    const { word } = await this.#register(typed, false);
    if (UNSAVED.includes(word)) return AWAY;
    return this.registered.find(({ requestKey }) => requestKey === typed.requestKey)?.orderNumber ?? null;
  }

  /** One whose provider takes slip numbers, and holds its payment. */
  async #authorizedOne(): Promise<string | null | typeof AWAY> {
    const orderNumber = await this.#registerNow(SHIPPING);
    const opened =
      orderNumber === null || orderNumber === AWAY ? orderNumber : await this.#openOn("authorize", orderNumber);
    if (opened === null || opened === AWAY) return opened;
    return (await this.confirm(opened)).word === "done" ? orderNumber : null;
  }

  async #openOn(verb: OpenedControl["verb"], orderNumber: string): Promise<OpenedControl | null | typeof AWAY> {
    const prepared = await this.#staff.ask("prepareOrderVerb", { orderNumber, verb });
    if (prepared.ok) return openedControl(verb, prepared.value, await this.#cardFor(prepared.value));
    const { code } = prepared.error;
    if (code === AWAY) return AWAY;
    if (EDGE.includes(code)) this.speechless.push(`${orderNumber}: opening ${verb} was answered by ${code}`);
    return null;
  }

  /** Typed on the provider's own form, where the method takes a card. */
  async #cardFor({ plan, orderNumber }: OpenedVerb): Promise<string | null> {
    if (plan?.does !== "send" || plan.kind !== "authorize" || plan.securityCode === null) return null;
    const form = await this.#staff.openCardForm(orderNumber);
    const typed = form.ok
      ? await typeCardOnForm(form.value.url, { number: "granted", code: "given" }, this.#random)
      : null;
    return typed !== null && "given" in typed ? typed.given.token : null;
  }

  #registration(methods: readonly MethodId[]): TypedRegistration {
    const requestKey = randomUUID();
    const { orderNumber: _, orderedAt: __, lines, ...given } = registrationOf("", this.#random);
    const registration = { ...given, lines: [...lines], requestKey, methodId: this.#random.pick(methods) };
    return { verb: "register", orderNumber: null, requestKey, place: null, registration };
  }

  async #register({ requestKey, registration }: TypedRegistration, mayBreak: boolean): Promise<AnswerWord> {
    const answer = await this.#staff.ask("registerOrder", registration);
    if (answer.ok) {
      this.registered.push({ requestKey, orderNumber: answer.value.orderNumber });
      return { word: "done", operationId: null };
    }
    const word = answer.error.code;
    const understood = UNSAVED.includes(word) || (mayBreak && EDGE.includes(word));
    if (!understood) this.speechless.push(`a registration was answered by ${word}`);
    return { word, operationId: null };
  }
}
