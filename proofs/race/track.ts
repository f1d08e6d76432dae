import { performance } from "node:perf_hooks";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { BLANK_LINE } from "@/lib/payments/model/blank";
import type { Confirmation, OrderEdit, OrderVerb, Prepared } from "@/lib/payments/model/contract";
import type { Result } from "@/lib/result/result";
import { tokyoDate } from "@/lib/time/tokyo";
import type { BrokenPromise } from "../invariants/violation";
import type { SeededRandom } from "../random";
import type { ActionAnswer, ActionInput, ActionName } from "../staff-client/actions";
import type { Staff } from "../staff-client/staff-client";
import { RACE_FIELDS, type RaceField, STAGE } from "./fields";
import { GOODS, type OrderShelf, QUANTITY, type RaceOrder, UNIT_PRICE } from "./orders";
import type { ProvidersSide } from "./providers-side";
import type { SignedInStaff } from "./signed-in-staff";

/** A control that a racer has opened. */
export interface OpenedByRacer {
  readonly staff: Staff;
  readonly order: RaceOrder;
  readonly prepared: Prepared;
}

/** One confirmation and its answer. `askedAt` and `answeredAt` by a clock that never goes back. */
export interface RaceConfirmation {
  readonly opened: OpenedByRacer;
  readonly answer: ActionAnswer<"confirmOrderVerb">;
  readonly askedAt: number;
  readonly answeredAt: number;
  /** In epoch milliseconds. */
  readonly heardAt: number;
}

/** A refused request. */
export interface RefusedRequest {
  readonly action: ActionName | "inquire";
  readonly order: RaceOrder | null;
  readonly failure: { readonly code: string };
}

export interface RaceHarness {
  readonly staff: SignedInStaff;
  readonly shelf: OrderShelf;
  readonly providers: ProvidersSide;
  readonly say: (line: string) => void;
}

/** Never expected while nothing but colleagues is in the way. */
const BROKEN: readonly string[] = ["no_answer", "unexpected", "database_unavailable", "signed_out", "invalid_input"];

/** Thrown where a race cannot go on; what broke has been noted. */
export class RaceOver extends Error {}

/** One race: its staff, its orders, and what they were answered. */
export class Track {
  readonly number: number;
  readonly random: SeededRandom;
  readonly staff: SignedInStaff;
  readonly providers: ProvidersSide;
  readonly say: RaceHarness["say"];
  readonly orders: RaceOrder[] = [];
  readonly confirmed: RaceConfirmation[] = [];
  readonly refused: RefusedRequest[] = [];
  readonly broken: BrokenPromise[] = [];
  actions = 0;
  readonly #shelf: OrderShelf;

  constructor(number: number, random: SeededRandom, { staff, shelf, providers, say }: RaceHarness) {
    this.number = number;
    this.random = random;
    this.staff = staff;
    this.providers = providers;
    this.say = say;
    this.#shelf = shelf;
  }

  /** Notes a broken promise: by default the fourth (one at a time, one answer). */
  break(what: string, rule: BrokenPromise["rule"] = 4): void {
    this.say(`!! ${what}`);
    this.broken.push({ rule, what });
  }

  /** All 担当 in an order of this race's own. */
  runners(): readonly Staff[] {
    return this.random.shuffled(this.staff.operators);
  }

  /** A fresh order. */
  async order(field: RaceField): Promise<RaceOrder> {
    return this.orderOf(field, this.methodFor(field));
  }

  methodFor(field: RaceField): RaceOrder["methodId"] {
    return this.random.pick(RACE_FIELDS[field]);
  }

  /** An order that this race brought about itself. */
  took(order: RaceOrder): RaceOrder {
    this.orders.push(order);
    return order;
  }

  async orderOf(field: RaceField, methodId: RaceOrder["methodId"]): Promise<RaceOrder> {
    const orderNumber = `R${this.number}-${this.orders.length + 1}`;
    const order = await this.#shelf.order({ orderNumber, methodId, stage: STAGE[field] });
    this.orders.push(order);
    this.say(`order ${orderNumber}: ${methodId}, ${STAGE[field]}, ${order.total}`);
    return order;
  }

  async ask<Name extends ActionName>(
    staff: Staff,
    action: Name,
    input: ActionInput<Name>,
    order: RaceOrder | null,
  ): Promise<ActionAnswer<Name>> {
    return this.#heard(staff, action, order, () => staff.ask(action, input));
  }

  /** What opening the order asks of its provider. */
  inquire(staff: Staff, order: RaceOrder): ReturnType<Staff["inquire"]> {
    return this.#heard(staff, "inquire", order, () => staff.inquire(order.orderNumber));
  }

  async #heard<Answer>(
    staff: Staff,
    action: RefusedRequest["action"],
    order: RaceOrder | null,
    call: () => Promise<Answer>,
  ): Promise<Answer> {
    this.actions += 1;
    const since = performance.now();
    const answer = await call();
    const { ok, ...rest } = answer as Result<unknown, { readonly code: string }>;
    const took = Math.round(performance.now() - since);
    this.say(`${staff.name} ${action} ${order?.orderNumber ?? ""} (${took} ms): ${JSON.stringify(rest)}`);
    if (!ok && "error" in rest) {
      this.refused.push({ action, order, failure: rest.error });
      if (BROKEN.includes(rest.error.code)) {
        this.break(`${action} ${order?.orderNumber ?? ""} was answered ${JSON.stringify(rest.error)}`, 0);
      }
    }
    return answer;
  }

  async view(order: RaceOrder): Promise<OrderView> {
    const [staff] = this.staff.operators;
    if (staff === undefined) throw new Error("no 担当 is signed in");
    const { status, body } = await staff.read<OrderView>(`/api/orders/${order.orderNumber}`);
    if (status === 200) return body;
    this.break(`reading ${order.orderNumber} was answered ${status}: ${JSON.stringify(body)}`, 0);
    throw new RaceOver();
  }

  async open(staff: Staff, order: RaceOrder, verb: OrderVerb): Promise<OpenedByRacer> {
    const answer = await this.ask(staff, "prepareOrderVerb", { orderNumber: order.orderNumber, verb }, order);
    if (answer.ok) return { staff, order, prepared: answer.value };
    this.break(`${verb} of ${order.orderNumber} did not open: ${JSON.stringify(answer.error)}`);
    throw new RaceOver();
  }

  openAll(
    staff: readonly Staff[],
    order: RaceOrder,
    verbOf: (index: number) => OrderVerb,
  ): Promise<readonly OpenedByRacer[]> {
    return Promise.all(staff.map((one, index) => this.open(one, order, verbOf(index))));
  }

  /** Confirms what was shown. `lower`: by how much an amount change lowers the unit price. */
  async confirm(opened: OpenedByRacer, lower = 1, staff = opened.staff): Promise<RaceConfirmation> {
    const askedAt = performance.now();
    const answer = await this.ask(staff, "confirmOrderVerb", confirmationOf(opened, lower), opened.order);
    const confirmed = { opened, answer, askedAt, answeredAt: performance.now(), heardAt: Date.now() };
    if (staff === opened.staff) this.confirmed.push(confirmed);
    return confirmed;
  }

  /** All at the same moment; each amount change is another one, and each lowers the price by more than `above`. */
  confirmAll(opened: readonly OpenedByRacer[], above = 0): Promise<readonly RaceConfirmation[]> {
    return Promise.all(opened.map((one, index) => this.confirm(one, above + index + 1)));
  }
}

function confirmationOf({ prepared, order }: OpenedByRacer, lower: number): MutableConfirmation {
  const { requestKey, version, flagsState, needsAcknowledgement, verb, serverNow } = prepared;
  const reason = verb === "remove_cancellation_mark" ? "競争" : "";
  const plain = { requestKey, version, flagsState, reason, acknowledged: needsAcknowledgement };
  if (verb === "ship") return { ...plain, shipping: parcelOf(tokyoDate(serverNow)) };
  if (verb === "change_method") return { ...plain, methodId: anotherMethod(order) };
  return verb === "change_amount" ? { ...plain, edit: editTo(UNIT_PRICE - lower) } : plain;
}

function parcelOf(shippedOn: string): NonNullable<Confirmation["shipping"]> {
  return { carrier: "佐川急便", slipNumber: "4086-9808-1123", shippedOn, report: true };
}

function anotherMethod({ methodId }: RaceOrder): RaceOrder["methodId"] {
  const other = RACE_FIELDS.unauthorized.find((one) => one !== methodId);
  if (other === undefined) throw new Error("there is one method alone");
  return other;
}

/** As the action takes it: its arrays are not read-only. */
type MutableConfirmation = Omit<Confirmation, "edit"> & {
  edit?: Omit<OrderEdit, "lines"> & { lines: OrderEdit["lines"][number][] };
};

function editTo(unitPrice: number) {
  const lines = [{ name: GOODS, quantity: QUANTITY, unitPrice, ...BLANK_LINE }];
  return { lines, shippingFee: 0, fee: 0, discount: 0, points: 0, editChoice: true };
}
