import type { ClocksAt, SettingsOn } from "./matrix-case";
import type { PageCell, PageCondition } from "./page";

/**
 * What has to come of an act, by the page and its documented readings. This suite computes it itself and does not ask the
 * product's evaluator.
 */

/** Shop and provider as they have to stand. Amounts whole yen. */
export interface Standing {
  /** `none`: no provider holds anything for the order, and none ever has. */
  readonly state: "none" | "authorized" | "captured" | "voided" | "refunded";
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  /** The provider refused the authorization. */
  readonly declined: boolean;
  /** The order's total. */
  readonly total: number;
  readonly marked: boolean;
  /** 入金済み */
  readonly paid: boolean;
  /** 伝票番号連携済み */
  readonly slipNumberSent: boolean;
  /** A decrease that the capture will carry. */
  readonly waiting: number | null;
  /** Work that is owed in the provider's console. */
  readonly tasks: readonly ("cancel" | "change_amount")[];
}

export interface ExpectedCall {
  readonly kind:
    | "authorize"
    | "cancel"
    | "terminate"
    | "capture"
    | "change_amount"
    | "change_amount_and_capture"
    | "report_shipment";
  readonly amount: number;
}

export interface Expected {
  /** What the shop says that it does, or that it refuses; the word of its plan. */
  readonly says:
    | "send"
    | "mark_and_task"
    | "cancel_in_shop"
    | "change_and_task"
    | "wait_for_capture"
    | "change_in_shop"
    | "record_payment"
    | "take_back_payment"
    | "record_shipment"
    | "refused";
  /** Why nothing is linked, all of it. */
  readonly reasons: readonly string[];
  /** How the confirmation is answered: the kind of the answer, or the refusal's code. */
  readonly answer:
    | "done"
    | "not_sent"
    | "refused_by_provider"
    | "not_allowed"
    | "deadline_passed_meanwhile"
    | "card_missing"
    | "security_code_missing";
  /** The one call that leaves; null: none may. */
  readonly call: ExpectedCall | null;
  /** Staff have to acknowledge it first. */
  readonly acknowledged: boolean;
  readonly after: Standing;
  /** What only an authorization says. */
  readonly authorization?: ExpectedAuthorization;
}

export interface ExpectedAuthorization {
  /** What the provider's form asks for; null: the method takes no card, and there is no form. */
  readonly demand: "required" | "optional" | "none" | null;
  /** Whether the form takes the card that is typed. */
  readonly formTakes: boolean;
  /** Why it is captured in the same step; null: it is not. */
  readonly captureReason: "flag" | "default" | null;
  /** What is kept of the card's code; null where no card is authorized. */
  readonly securityCode: "given" | "not_given" | null;
}

/** What decides beside the page's cell. */
export interface Circumstances {
  readonly settings: SettingsOn;
  readonly threeDSecure: boolean;
  /** The cell's limit lies behind. */
  readonly passed: boolean;
}

export function expectedHeld({ state, authorized, captured, refunded }: Standing): number {
  if (state === "authorized") return authorized;
  return state === "captured" ? captured - refunded : 0;
}

export function expectCancel(cell: PageCell | null, now: Standing, around: Circumstances): Expected {
  const amount = expectedHeld(now);
  if (now.state === "none") return inShop(now, { marked: true }, "cancel_in_shop");
  const reasons = whyNotCanceled(cell, now, around);
  if (reasons.length > 0) {
    const after: Standing = { ...now, marked: true, tasks: [...now.tasks, "cancel"] };
    return { ...QUIET, says: "mark_and_task", reasons, acknowledged: true, after };
  }
  const kind = cell?.gate === "flag" && around.settings.cancelApi !== true ? "terminate" : "cancel";
  const ended: Partial<Standing> =
    now.state === "captured" ? { state: "refunded", refunded: now.captured } : { state: "voided" };
  const after = { ...now, ...ended, marked: true, waiting: null, tasks: [] };
  return { ...QUIET, says: "send", call: { kind, amount }, after };
}

/** 取消区分 by hand: only where 受注取消 would not be linked, and then the same. */
export function expectMark(cell: PageCell | null, now: Standing, around: Circumstances): Expected {
  const canceled = expectCancel(cell, now, around);
  return canceled.says === "mark_and_task" ? canceled : { ...REFUSED, reasons: ["mark_is_automatic"], after: now };
}

/**
 * Line 63: an unpaid order whose buyer has not completed the payment is canceled in the shop alone. Where an authorization
 * lives all the same, nothing is sent either, and staff have to cancel it in the console.
 */
function whyNotCanceled(cell: PageCell | null, now: Standing, around: Circumstances): readonly string[] {
  return has(cell, "unpaid") && !now.paid ? ["unpaid"] : whyNot(cell, now, around, false);
}

/** Nothing lives at the provider: the shop acts alone, and says why it sends nothing. */
function inShop(now: Standing, change: Partial<Standing>, says: "cancel_in_shop" | "change_in_shop"): Expected {
  const why = now.declined ? "authorization_rejected" : "awaiting_authorization";
  return { ...QUIET, says, reasons: [why], after: { ...now, ...change } };
}

/** What goes through without a call, unless more is said. */
export const QUIET = { reasons: [], answer: "done", call: null, acknowledged: false } as const;

/**
 * The same at its limit. Without time for the call, the shop does not send and says so; nothing has moved. `call` of
 * a request that reaches the provider too late is what left the shop; it never becomes an entry.
 */
export function atLimit(expected: Expected, now: Standing, passed: ClocksAt["passed"]): Expected {
  switch (passed) {
    case "no":
    case "yes":
      return expected;
    case "no_time":
      return { ...expected, answer: "not_sent", call: null, after: now };
    case "too_late_there":
      return { ...expected, answer: "not_sent", after: now };
    case "meanwhile":
      return { ...expected, answer: "deadline_passed_meanwhile", call: null, after: now };
  }
}

export interface ExpectedChange {
  readonly total: number;
  readonly editChoice: boolean;
}

export function expectChange(
  cell: PageCell | null,
  now: Standing,
  around: Circumstances,
  change: ExpectedChange,
): Expected {
  const { total, editChoice } = change;
  const held = expectedHeld(now);
  // 0 is a cancel, whatever the table says.
  if (total === 0) return { ...REFUSED, reasons: ["use_cancel"], after: now };
  if (now.state === "none") return inShop(now, { total }, "change_in_shop");
  if (total === now.total) return { ...QUIET, says: "change_in_shop", after: now };
  // Back to what the provider holds: a wait ends.
  if (total === held) return { ...QUIET, says: "change_in_shop", after: { ...now, total, waiting: null } };
  if (has(cell, "decrease") && total > held) return { ...REFUSED, reasons: ["increase"], after: now };
  const reasons = whyNot(cell, now, around, editChoice);
  if (reasons.length > 0) {
    const after: Standing = { ...now, total, waiting: null, tasks: [...now.tasks, "change_amount"] };
    return { ...QUIET, says: "change_and_task", reasons, acknowledged: true, after };
  }
  if (has(cell, "at-capture")) return { ...QUIET, says: "wait_for_capture", after: { ...now, total, waiting: total } };
  const kind = cell?.gate === "capturing-flag" ? "change_amount_and_capture" : "change_amount";
  return { ...QUIET, says: "send", call: { kind, amount: total }, after: { ...now, ...changed(now, total), total } };
}

const REFUSED = { ...QUIET, says: "refused", answer: "not_allowed" } as const;

/** オーソリ確定, whatever the tables say: the amount that waits for it, or else what the provider holds. */
export function expectCapture(now: Standing): Expected {
  const amount = now.waiting ?? now.authorized;
  const after: Standing = { ...now, state: "captured", captured: amount, waiting: null };
  const call: ExpectedCall = { kind: "capture", amount };
  return { ...QUIET, says: "send", call, acknowledged: amount !== now.total, after };
}

/** 伝票番号連携 reports to the provider and moves no money. Without it the parcel concerns the shop alone. */
export function expectShip(now: Standing, report: boolean): Expected {
  if (!report) return { ...QUIET, says: "record_shipment", after: now };
  const call: ExpectedCall = { kind: "report_shipment", amount: expectedHeld(now) };
  return { ...QUIET, says: "send", call, after: { ...now, slipNumberSent: true } };
}

/** 入金 is a fact of the shop, and no provider is told. */
export function expectPaid(now: Standing, paid: boolean): Expected {
  return { ...QUIET, says: paid ? "record_payment" : "take_back_payment", after: { ...now, paid } };
}

function changed(now: Standing, total: number): Partial<Standing> {
  if (now.state === "authorized") return { authorized: total };
  const up = total - expectedHeld(now);
  return up < 0 ? { refunded: now.refunded - up } : { authorized: now.authorized + up, captured: now.captured + up };
}

/** All that stands in the way of the call; nothing where the page links it. */
function whyNot(cell: PageCell | null, now: Standing, around: Circumstances, editChoice: boolean): readonly string[] {
  if (cell === null) return ["not_in_table"];
  const reasons: string[] = [];
  if (cell.gate === "choice" && !editChoice) reasons.push("edit_choice_off");
  if (!isOpen(cell, around.settings)) reasons.push("flag_off");
  if (has(cell, "not-3ds") && around.threeDSecure) reasons.push("three_d_secure");
  if (has(cell, "before-slip") && now.slipNumberSent) reasons.push("slip_number_sent");
  if (cell.until !== null && around.passed) reasons.push("deadline_passed");
  return reasons;
}

function isOpen(cell: PageCell, settings: SettingsOn): boolean {
  switch (cell.gate) {
    case "default":
    case "linked":
    case "choice":
      return true;
    case "flag":
      return settings.cancelApi === true || settings.terminationApi === true;
    case "gmops-cancel":
      return settings.gmopsCancelApi === true;
    case "gmops-modify":
      return settings.gmopsModifyApi === true;
    case "later-flag":
      return settings.postCaptureAmount === "link";
    case "capturing-flag":
      return settings.postCaptureAmount === "link_and_capture";
  }
}

export function has(cell: PageCell | null, condition: PageCondition): boolean {
  return cell?.conditions.includes(condition) === true;
}
