/**
 * The order in which the rules decide, given a cell and its deadline. Without calendar arithmetic, so that a browser can
 * load it with the deadline that the server worked out; ./evaluate looks both up.
 */
import { unreachable } from "@/lib/result/result";
import type { EpochMs } from "@/lib/time/epoch";
import type { Case } from "./case";
import { postCaptureChoiceOf } from "./facts/flags";
import type { Answer, Capability, Facts, Flags, LinkedOperation, Outcome, Question, RuleReason, Stage } from "./types";

/** A question about cancel or amount becomes a capability together with the stage; the other two have no stage. */
export function capabilityOf(question: Question, stage: Stage): Capability {
  switch (question) {
    case "cancel":
    case "amount":
      return `${question}.${stage}`;
    case "capture_on_authorization":
    case "security_code":
      return question;
    default:
      return unreachable(question);
  }
}

/** Decides a case by the facts of its cell (null: not in the table) and the cell's deadline (null: none, or not running). */
export function decide(facts: Facts | null, asked: Case, deadline: EpochMs | null): Answer {
  switch (asked.capability) {
    case "cancel":
      return { ...decideCancel(facts, asked, deadline), deadline };
    case "amount":
      return { ...decideAmount(facts, asked, deadline), deadline };
    case "capture_on_authorization":
      return decideSetting(facts, asked, "linked", "not_linked");
    case "security_code":
      return decideSetting(facts, asked, "required", "not_required");
    default:
      return unreachable(asked.capability);
  }
}

function decideAmount(facts: Facts | null, asked: Case, deadline: EpochMs | null): Answer {
  if (asked.newAmount === asked.amount) return { outcome: "no_change", reasons: [] };
  // A total of 0 is a cancel, whatever the table says.
  if (asked.newAmount === 0) return { outcome: "refused", reasons: ["use_cancel"] };
  if (facts === null) return { outcome: "not_linked", reasons: ["not_in_table"] };
  // 減額のみ: an increase is refused outright; no flag and no date would make it possible.
  if (facts.decrease_only === true && asked.newAmount > asked.amount)
    return { outcome: "refused", reasons: ["increase"] };
  return decideCall(facts, asked, deadline, amountOperation(facts));
}

function decideCancel(facts: Facts | null, asked: Case, deadline: EpochMs | null): Answer {
  if (facts === null) return { outcome: "not_linked", reasons: ["not_in_table"] };
  return decideCall(facts, asked, deadline, cancelOperation(facts, asked.flags));
}

function decideCall(facts: Facts, asked: Case, deadline: EpochMs | null, operation: LinkedOperation): Answer {
  // An unpaid order owes the provider nothing, so flags and limits do not matter.
  if (facts.skip_when_unpaid === true && !asked.paid) return { outcome: "shop_only", reasons: ["unpaid"] };
  const reasons = blockers(facts, asked, deadline);
  if (reasons.length > 0) return { outcome: "not_linked", reasons };
  if (facts.settled_at_capture === true) return { outcome: "at_capture", reasons: [] };
  return { outcome: "linked", reasons: [], operation };
}

/** All that stands in the way, not only the first. */
function blockers(facts: Facts, asked: Case, deadline: EpochMs | null): RuleReason[] {
  const reasons: RuleReason[] = [];
  if (facts.gate === "edit_choice") {
    if (!asked.editChoice) reasons.push("edit_choice_off");
  } else if (!gateOpen(facts, asked.flags)) {
    reasons.push("flag_off");
  }
  if (facts.excluded_when_3ds === true && asked.threeDSecure) reasons.push("three_d_secure");
  if (facts.only_before_slip_number_sent === true && asked.slipNumberSent) reasons.push("slip_number_sent");
  if (deadline !== null && asked.now > deadline) reasons.push("deadline_passed");
  return reasons;
}

/** The two questions that are about settings alone: no stage, no amounts, no clocks. */
function decideSetting(facts: Facts | null, asked: Case, yes: Outcome, no: Outcome): Answer {
  if (facts === null) return { outcome: no, reasons: ["not_in_table"] };
  const reasons: RuleReason[] = [];
  if (!gateOpen(facts, asked.flags)) reasons.push("flag_off");
  if (facts.only_normal_order_mode === true && asked.orderMode !== "normal") reasons.push("order_mode");
  if (facts.only_pci_dss === true && !asked.pciDss) reasons.push("pci_dss_off");
  return { outcome: reasons.length === 0 ? yes : no, reasons };
}

/** Whether the flags let a cell link. `edit_choice` is no flag and never closes this gate. */
function gateOpen(facts: Facts, flags: Flags): boolean {
  switch (facts.gate) {
    case "always":
    case "edit_choice":
      return true;
    case "cancel_api_or_termination_api":
      return flags.cancelApi || flags.terminationApi;
    case "gmops_cancel_api":
      return flags.gmopsCancelApi;
    case "gmops_modify_api":
      return flags.gmopsModifyApi;
    case "post_capture_amount_flag":
      return flags.postCaptureAmount === postCaptureChoiceOf(facts);
    case "capture_on_auth_flag":
      return flags.captureOnAuthorization;
    case "security_code_flag":
      return flags.securityCodeRequired;
    default:
      return unreachable(facts.gate);
  }
}

function cancelOperation(facts: Facts, flags: Flags): LinkedOperation {
  const onlyTermination = flags.terminationApi && !flags.cancelApi;
  return facts.gate === "cancel_api_or_termination_api" && onlyTermination ? "terminate" : "cancel";
}

function amountOperation(facts: Facts): LinkedOperation {
  return facts.captures_with_change === true ? "change_amount_and_capture" : "change_amount";
}
