import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { OrderVerb } from "@/lib/payments/model/contract";
import { tokyoDate } from "@/lib/time/tokyo";
import { type FormAnswer, typeCardOnForm } from "../harness/card-form";
import type { StaffAnswer } from "../invariants/evidence";
import { staffAnswerOf } from "../invariants/staff-answer";
import { SeededRandom } from "../random";
import type { ActionAnswer, ActionInput } from "../staff-client/actions";
import type { Staff } from "../staff-client/staff-client";
import { type CaseStep, caseCourseOf } from "./course";
import { typedEditTo } from "./edit";
import { type FlagDesk, NotOffered } from "./flag-desk";
import { type CaseAct, type MatrixCard, type MatrixCase, orderNumberOf } from "./matrix-case";
import { register } from "./register";
import type { SetClocks } from "./set-clocks";

/** The answers to opening the provider's card form and to typing a card on it. */
export interface HeardOfCard {
  readonly form: Awaited<ReturnType<Staff["openCardForm"]>>;
  readonly typed: FormAnswer | null;
}

/** The answers to one act. */
export interface HeardStep {
  readonly step: CaseStep;
  /** null: the act takes no card. */
  readonly card: HeardOfCard | null;
  readonly opened: ActionAnswer<"prepareOrderVerb">;
  /** Of the confirmation as it was, and of the same once it was acknowledged, where that was asked for. */
  readonly answers: readonly ActionAnswer<"confirmOrderVerb">[];
}

export interface PlayedCase {
  readonly one: MatrixCase;
  readonly orderNumber: string;
  readonly heard: readonly HeardStep[];
  readonly staffAnswers: readonly StaffAnswer[];
  /** Why the case could not be played: a setting that it needs is not offered. */
  readonly notOffered: string | null;
  /** The order as its screen shows it afterwards. */
  readonly view: OrderView;
}

/** The staff who play a case, with the flags and clocks that they set. */
export interface Hands {
  readonly staff: Staff;
  readonly flagDesk: FlagDesk;
  readonly clocks: SetClocks;
}

function verbOf(act: CaseAct): OrderVerb {
  switch (act.does) {
    case "mark":
      return "set_cancellation_mark";
    case "change":
      return "change_amount";
    case "paid":
      return act.paid ? "record_payment" : "take_back_payment";
    default:
      return act.does;
  }
}

/** Plays a case over HTTP, as its screens would. */
export async function playCase(one: MatrixCase, hands: Hands): Promise<PlayedCase> {
  const random = new SeededRandom(`play ${one.number} ${one.order.unitPrice}`);
  const heard: HeardStep[] = [];
  const staffAnswers: StaffAnswer[] = [];
  const { staff } = hands;
  const orderNumber = one.order.payment === "none" ? await register(one, staff) : orderNumberOf(one);
  const notOffered = await unlessNotOffered(async () => {
    await hands.flagDesk.bring(one.line.method, one.settings);
    for (const step of caseCourseOf(one))
      heard.push(await playStep({ one, step, orderNumber, random, staffAnswers }, hands));
  });
  if (one.clocks !== null) await hands.clocks.release();
  return { one, orderNumber, heard, staffAnswers, notOffered, view: await viewOf(orderNumber, staff) };
}

/** Plays on. A setting that the shop does not offer ends the case and is reported. */
async function unlessNotOffered(play: () => Promise<void>): Promise<string | null> {
  try {
    await play();
    return null;
  } catch (error) {
    if (error instanceof NotOffered) return error.message;
    throw error;
  }
}

interface Playing {
  readonly one: MatrixCase;
  readonly step: CaseStep;
  readonly orderNumber: string;
  readonly random: SeededRandom;
  readonly staffAnswers: StaffAnswer[];
}

async function playStep(playing: Playing, hands: Hands): Promise<HeardStep> {
  const { one, step, orderNumber, random, staffAnswers } = playing;
  const { staff, clocks } = hands;
  const { act } = step;
  const card = act.does === "authorize" ? await giveCard(playing, act.card, hands) : null;
  if (one.clocks !== null) await clocks.stop({ shop: one.clocks.opened, provider: one.clocks.provider });
  const opened = await staff.ask("prepareOrderVerb", { orderNumber, verb: verbOf(act) });
  if (one.clocks !== null) await clocks.stop({ shop: one.clocks.confirmed });
  const answers: ActionAnswer<"confirmOrderVerb">[] = [];
  if (!opened.ok) return { step, card, opened, answers };
  const confirmation = confirmationOf(opened.value, act, card, random);
  for (const acknowledged of [false, true]) {
    const answer = await staff.ask("confirmOrderVerb", { ...confirmation, acknowledged });
    answers.push(answer);
    const said = staffAnswerOf(opened.value.requestKey, opened.value.verb, answer, Date.now());
    if (said !== null) staffAnswers.push(said);
    if (answer.ok || answer.error.code !== "acknowledgement_missing") break;
  }
  return { step, card, opened, answers };
}

/** The buyer types the card on the provider's form, under the settings of that moment. */
async function giveCard(playing: Playing, card: MatrixCard, hands: Hands): Promise<HeardOfCard> {
  const { one, orderNumber, random } = playing;
  const { flagDesk, staff } = hands;
  const { method } = one.line;
  if (card.typedUnder !== undefined) await flagDesk.bring(method, card.typedUnder);
  const form = await staff.openCardForm(orderNumber);
  const typed = form.ok ? await typeCardOnForm(form.value.url, card, random) : null;
  if (card.typedUnder !== undefined) await flagDesk.bring(method, one.settings);
  return { form, typed };
}

const PARCEL = { carrier: "その他", slipNumber: "408698081234" } as const;

type Opened = Extract<ActionAnswer<"prepareOrderVerb">, { ok: true }>["value"];
type Confirmed = Omit<ActionInput<"confirmOrderVerb">, "acknowledged">;

function confirmationOf(opened: Opened, act: CaseAct, card: HeardOfCard | null, random: SeededRandom): Confirmed {
  const { requestKey, version, flagsState, view } = opened;
  const plain = { requestKey, version, flagsState, reason: act.does === "paid" ? "照合" : "" };
  const typed = card?.typed ?? null;
  if (typed !== null && "given" in typed) return { ...plain, cardToken: typed.given.token };
  const today = tokyoDate(view.serverNow);
  if (act.does === "paid" && act.paid) return { ...plain, paidOn: today };
  if (act.does === "ship") return { ...plain, shipping: { ...PARCEL, shippedOn: today, report: act.report } };
  if (act.does !== "change") return plain;
  const total = act.by === "to_zero" ? 0 : view.order.total + act.by;
  return { ...plain, edit: typedEditTo(view, total, act.editChoice, random) };
}

async function viewOf(orderNumber: string, staff: Staff): Promise<OrderView> {
  const { status, body } = await staff.read<OrderView>(`/api/orders/${orderNumber}`);
  if (status !== 200) throw new Error(`reading ${orderNumber} was answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
