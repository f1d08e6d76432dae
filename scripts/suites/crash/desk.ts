import pg from "pg";
import type { OpenedVerb } from "@/lib/orders/order-view-types";
import type { Told } from "../books/books";
import { toldOf } from "../books/told";
import { Random } from "../random";
import type { ActionAnswer, ActionInput } from "../staff-client/actions";
import type { Staff } from "../staff-client/staff-client";
import { shuffled } from "./plan";
import type { Verb } from "./points";

/** A control that somebody has opened on an order that nobody else works on. */
export interface Opened {
  readonly orderNumber: string;
  /** The provider's id of its payment. */
  readonly paymentId: string;
  readonly verb: Verb;
  readonly confirmation: ActionInput<"confirmOrderVerb">;
}

export type Answer = ActionAnswer<"confirmOrderVerb">;

interface FreshOrder {
  readonly orderNumber: string;
  readonly paymentId: string;
  readonly stage: string;
}

/** Answers of the edge, before or beside the verb: they say nothing of a request's key. */
const EDGE: readonly string[] = ["no_answer", "unexpected", "signed_out", "role", "invalid_input"];
/** What staff may be told of a control that they open while the database is away, and what they open instead. */
const AWAY = "database_unavailable";
const STAGES: Readonly<Record<Verb, readonly string[]>> = {
  cancel: ["before_capture", "after_capture"],
  capture: ["before_capture"],
  change_amount: ["before_capture", "after_capture"],
};
/** So much less is asked for by a change of the amount. */
const LESS_YEN = 100;

/** Staff at work: they open controls on orders that lie untouched, confirm them, and remember what they were told. */
export class Desk {
  readonly told: Told[] = [];
  /** What staff were told where the app lived and should have had an answer. */
  readonly speechless: string[] = [];
  readonly #staff: Staff;
  readonly #orders: FreshOrder[];

  constructor(staff: Staff, orders: readonly FreshOrder[]) {
    this.#staff = staff;
    this.#orders = [...orders];
  }

  static async open(staff: Staff, databaseUrl: string, seed: string): Promise<Desk> {
    return new Desk(staff, shuffled(new Random(`${seed}/orders`), await freshOrders(databaseUrl)));
  }

  /** Opens a control on the next order that the rules let through to its provider. */
  async begin(verb: Verb): Promise<Opened> {
    for (;;) {
      const opened = await this.tryToBegin(verb);
      if (opened !== null && opened !== AWAY) return opened;
    }
  }

  /** The same with one order: null where the rules do not let it through. */
  async tryToBegin(verb: Verb): Promise<Opened | null | typeof AWAY> {
    const found = this.#orders.findIndex(({ stage }) => STAGES[verb].includes(stage));
    const order = this.#orders.splice(found, found < 0 ? 0 : 1)[0];
    if (order === undefined) throw new Error(`the sample has no order left for ${verb}: lay a larger one`);
    const prepared = await this.#staff.ask("prepareOrderVerb", { orderNumber: order.orderNumber, verb });
    if (prepared.ok) return opened(verb, order, prepared.value);
    const { code } = prepared.error;
    if (code === AWAY) return AWAY;
    if (EDGE.includes(code)) this.speechless.push(`${order.orderNumber}: opening ${verb} was answered by ${code}`);
    return null;
  }

  /**
   * Confirms, or confirms once more: whatever comes back is remembered as said. `mayBreak`: the app is about to be
   * killed, so that there need be no answer.
   */
  async confirm({ orderNumber, verb, confirmation }: Opened, mayBreak = false): Promise<Answer> {
    const answer = await this.#staff.ask("confirmOrderVerb", confirmation);
    const code = answer.ok ? null : answer.error.code;
    if (code !== null && EDGE.includes(code)) {
      if (!mayBreak) this.speechless.push(`${orderNumber}: ${verb} was answered by ${code}`);
      return answer;
    }
    const told = toldOf(confirmation.requestKey, verb, answer, Date.now());
    if (told !== null) this.told.push(told);
    return answer;
  }

  /** What a GET route of the app answers. */
  read<T>(path: string): Promise<{ readonly status: number; readonly body: T }> {
    return this.#staff.read<T>(path);
  }
}

function opened(verb: Verb, { orderNumber, paymentId }: FreshOrder, prepared: OpenedVerb): Opened | null {
  const { requestKey, version, flagsState, plan } = prepared;
  if (plan !== null && plan.does !== "send") return null;
  const bare = { requestKey, version, flagsState, reason: "", acknowledged: true };
  if (verb !== "change_amount") return { orderNumber, paymentId, verb, confirmation: bare };
  const { lines, shippingFee, fee, discount, points, total } = prepared.view.order;
  if (total <= LESS_YEN) return null;
  const edit = {
    lines: lines.map(({ position: _, ...line }) => line),
    ...{ shippingFee, fee, discount: discount + LESS_YEN, points, editChoice: true },
  };
  return { orderNumber, paymentId, verb, confirmation: { ...bare, edit } };
}

/** Orders whose payment lives at a provider and with which nothing is open. */
async function freshOrders(databaseUrl: string): Promise<readonly FreshOrder[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<FreshOrder>(
      `SELECT o.order_number AS "orderNumber", p.provider_payment_id AS "paymentId", o.stage::text
       FROM orders o JOIN payments p ON p.order_id = o.id
       WHERE o.stage IN ('before_capture', 'after_capture') AND NOT o.cancellation_mark AND p.waiting_amount IS NULL
         AND NOT EXISTS (SELECT FROM operations x WHERE x.order_id = o.id AND x.settled_at IS NULL)
         AND NOT EXISTS (SELECT FROM console_tasks t WHERE t.order_id = o.id AND t.state = 'open')
       ORDER BY o.id`,
    );
    return rows;
  } finally {
    await client.end();
  }
}
