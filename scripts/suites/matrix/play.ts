import type { OrderView } from "@/lib/orders/order-view-types";
import type { Told } from "../books/books";
import { toldOf } from "../books/told";
import { Random } from "../random";
import type { ActionAnswer, ActionInput } from "../staff-client/actions";
import type { Staff } from "../staff-client/staff-client";
import { courseOf, type Step } from "./course";
import { editTo } from "./edit";
import { type Act, type MatrixCase, orderNumberOf } from "./matrix-case";
import type { SetClocks } from "./set-clocks";

/** What staff heard of one act. */
export interface Heard {
  readonly step: Step;
  readonly opened: ActionAnswer<"prepareOrderVerb">;
  /** Of the confirmation as it was, and of the same once it was acknowledged, where that was asked for. */
  readonly answers: readonly ActionAnswer<"confirmOrderVerb">[];
}

export interface Played {
  readonly one: MatrixCase;
  readonly heard: readonly Heard[];
  readonly told: readonly Told[];
  /** The order as its screen shows it afterwards. */
  readonly view: OrderView;
}

const VERBS = { cancel: "cancel", capture: "capture", change: "change_amount" } as const;

/** Plays a case over HTTP, as its screens would. */
export async function playCase(one: MatrixCase, staff: Staff, clocks: SetClocks): Promise<Played> {
  const random = new Random(`play ${one.number} ${one.order.unitPrice}`);
  const heard: Heard[] = [];
  const told: Told[] = [];
  for (const step of courseOf(one)) {
    if (one.clocks !== null) await clocks.stop({ shop: one.clocks.opened, provider: one.clocks.provider });
    const orderNumber = orderNumberOf(one);
    const opened = await staff.ask("prepareOrderVerb", { orderNumber, verb: VERBS[step.act.does] });
    if (one.clocks !== null) await clocks.stop({ shop: one.clocks.confirmed });
    const answers: ActionAnswer<"confirmOrderVerb">[] = [];
    if (opened.ok) {
      const { requestKey, verb } = opened.value;
      const confirmation = confirmationOf(opened.value, step.act, random);
      for (const acknowledged of [false, true]) {
        const answer = await staff.ask("confirmOrderVerb", { ...confirmation, acknowledged });
        answers.push(answer);
        const one = toldOf(requestKey, verb, answer, Date.now());
        if (one !== null) told.push(one);
        if (answer.ok || answer.error.code !== "acknowledgement_missing") break;
      }
    }
    heard.push({ step, opened, answers });
  }
  if (one.clocks !== null) await clocks.release();
  return { one, heard, told, view: await viewOf(one, staff) };
}

type Opened = Extract<ActionAnswer<"prepareOrderVerb">, { ok: true }>["value"];

function confirmationOf(
  opened: Opened,
  act: Act,
  random: Random,
): Omit<ActionInput<"confirmOrderVerb">, "acknowledged"> {
  const { requestKey, version, flagsState, view } = opened;
  const plain = { requestKey, version, flagsState, reason: "" };
  if (act.does !== "change") return plain;
  const total = act.by === "to_zero" ? 0 : view.order.total + act.by;
  return { ...plain, edit: editTo(view, total, act.editChoice, random) };
}

async function viewOf(one: MatrixCase, staff: Staff): Promise<OrderView> {
  const { status, body } = await staff.read<OrderView>(`/api/orders/${orderNumberOf(one)}`);
  if (status !== 200) throw new Error(`reading ${orderNumberOf(one)} was answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
