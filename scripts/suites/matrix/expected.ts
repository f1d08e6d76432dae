import type { ClocksAt, FlagsOn } from "./matrix-case";
import type { Condition, PageCell } from "./page";

/**
 * What has to come of an act, by the page and docs on how it is read, reckoned by this suite itself: the product's
 * evaluator is not asked.
 */

/** Shop and provider as they have to stand. Amounts whole yen. */
export interface Standing {
  readonly state: "authorized" | "captured" | "voided" | "refunded";
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  /** The order's total. */
  readonly total: number;
  readonly marked: boolean;
  /** A decrease that the capture will carry. */
  readonly waiting: number | null;
  /** Work that is owed in the provider's console. */
  readonly tasks: readonly ("cancel" | "change_amount")[];
}

export interface Call {
  readonly kind: "cancel" | "terminate" | "capture" | "change_amount" | "change_amount_and_capture";
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
    | "refused";
  /** Why nothing is linked, all of it. */
  readonly reasons: readonly string[];
  /** How the confirmation is answered: the kind of the answer, or the refusal's code. */
  readonly answer: "done" | "not_sent" | "not_allowed" | "deadline_passed_meanwhile";
  /** The one call that leaves; null: none may. */
  readonly call: Call | null;
  /** Staff have to acknowledge it first. */
  readonly acknowledged: boolean;
  readonly after: Standing;
}

/** What decides beside the page's cell. */
export interface Circumstances {
  readonly flags: FlagsOn;
  readonly paid: boolean;
  readonly threeDSecure: boolean;
  readonly slipNumberSent: boolean;
  /** The cell's limit lies behind. */
  readonly passed: boolean;
}

export function heldOf({ state, authorized, captured, refunded }: Standing): number {
  if (state === "authorized") return authorized;
  return state === "captured" ? captured - refunded : 0;
}

export function expectCancel(cell: PageCell | null, now: Standing, around: Circumstances): Expected {
  const amount = heldOf(now);
  const reasons = whyNot(cell, around, false);
  if (reasons.length > 0) {
    const after: Standing = { ...now, marked: true, tasks: [...now.tasks, "cancel"] };
    return { ...QUIET, says: "mark_and_task", reasons, acknowledged: true, after };
  }
  const kind = cell?.gate === "flag" && around.flags.cancelApi !== true ? "terminate" : "cancel";
  const ended: Partial<Standing> =
    now.state === "captured" ? { state: "refunded", refunded: now.captured } : { state: "voided" };
  const after = { ...now, ...ended, marked: true, waiting: null, tasks: [] };
  return { ...QUIET, says: "send", call: { kind, amount }, after };
}

/** What goes through without a call, unless more is said. */
const QUIET = { reasons: [], answer: "done", call: null, acknowledged: false } as const;

/**
 * The same at its limit. Where no time is left for the call, the shop lets it be and says so; nothing has moved. `call`
 * of one that comes to the provider too late is what left, and never becomes an entry.
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

export interface Change {
  readonly total: number;
  readonly editChoice: boolean;
}

export function expectChange(cell: PageCell | null, now: Standing, around: Circumstances, change: Change): Expected {
  const { total, editChoice } = change;
  const held = heldOf(now);
  // 0 is a cancel, whatever the table says.
  if (total === 0) return { ...REFUSED, reasons: ["use_cancel"], after: now };
  if (total === now.total) return { ...QUIET, says: "change_in_shop", after: now };
  // Back to what the provider holds: a wait ends.
  if (total === held) return { ...QUIET, says: "change_in_shop", after: { ...now, total, waiting: null } };
  if (has(cell, "decrease") && total > held) return { ...REFUSED, reasons: ["increase"], after: now };
  const reasons = whyNot(cell, around, editChoice);
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
  const call: Call = { kind: "capture", amount };
  return { ...QUIET, says: "send", call, acknowledged: amount !== now.total, after };
}

function changed(now: Standing, total: number): Partial<Standing> {
  if (now.state === "authorized") return { authorized: total };
  const up = total - heldOf(now);
  return up < 0 ? { refunded: now.refunded - up } : { authorized: now.authorized + up, captured: now.captured + up };
}

/** All that stands in the way of the call; nothing where the page links it. */
function whyNot(cell: PageCell | null, around: Circumstances, editChoice: boolean): readonly string[] {
  if (cell === null) return ["not_in_table"];
  const reasons: string[] = [];
  if (cell.gate === "choice" && !editChoice) reasons.push("edit_choice_off");
  if (!isOpen(cell, around.flags)) reasons.push("flag_off");
  if (has(cell, "not-3ds") && around.threeDSecure) reasons.push("three_d_secure");
  if (has(cell, "before-slip") && around.slipNumberSent) reasons.push("slip_number_sent");
  if (cell.until !== null && around.passed) reasons.push("deadline_passed");
  return reasons;
}

function isOpen(cell: PageCell, flags: FlagsOn): boolean {
  switch (cell.gate) {
    case "default":
    case "linked":
    case "choice":
      return true;
    case "flag":
      return flags.cancelApi === true || flags.terminationApi === true;
    case "gmops-cancel":
      return flags.gmopsCancelApi === true;
    case "gmops-modify":
      return flags.gmopsModifyApi === true;
    case "later-flag":
      return flags.postCaptureAmount === "link";
    case "capturing-flag":
      return flags.postCaptureAmount === "link_and_capture";
  }
}

export function has(cell: PageCell | null, condition: Condition): boolean {
  return cell?.conditions.includes(condition) === true;
}
