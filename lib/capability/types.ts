import type { EpochMs } from "@/lib/time/epoch";

/** The six capabilities of the published page, dotted as exports and URLs write them. */
export const CAPABILITIES = [
  "cancel.before_capture",
  "cancel.after_capture",
  "amount.before_capture",
  "amount.after_capture",
  "capture_on_authorization",
  "security_code",
] as const;
export type Capability = (typeof CAPABILITIES)[number];

export type Stage = "before_capture" | "after_capture";

/** What a case asks about. `cancel` and `amount` become a capability together with the stage. */
export type Question = "cancel" | "amount" | "capture_on_authorization" | "security_code";

/** The tables that answer a question: one for each stage, or one alone. */
export function capabilitiesOf(question: Question): readonly Capability[] {
  return CAPABILITIES.filter((capability) => capability === question || capability.startsWith(`${question}.`));
}

export type Gate =
  | "always"
  | "cancel_api_or_termination_api"
  | "gmops_cancel_api"
  | "gmops_modify_api"
  | "post_capture_amount_flag"
  | "edit_choice"
  | "capture_on_auth_flag"
  | "security_code_flag";

export type DeadlineRule =
  | "order_date+5months_end"
  | "capture_date+1month_end"
  | "payment+30d"
  | "payment+90d"
  | "payment+180d"
  | "payment+2months_end_20h"
  | "capture+170d";

/** One fact per supported (method, capability). Absent fields are false or none. Names as exports write them. */
export interface Facts {
  readonly gate: Gate;
  readonly deadline?: DeadlineRule;
  readonly decrease_only?: true;
  readonly settled_at_capture?: true;
  readonly captures_with_change?: true;
  readonly skip_when_unpaid?: true;
  readonly only_before_slip_number_sent?: true;
  readonly excluded_when_3ds?: true;
  readonly only_normal_order_mode?: true;
  readonly only_pci_dss?: true;
  readonly external_notice?: true;
}

/**
 * A cell of one of the six tables: the facts, and the page's own words on them, verbatim; "" where there are none.
 * `remark`: its 備考, a line each. `note`: what it says elsewhere, over or under the table or in brackets.
 */
export interface Cell {
  readonly facts: Facts;
  readonly remark: string;
  readonly note: string;
}

export type PostCaptureAmountChoice = "off" | "link" | "link_and_capture";

/** The seven flags of a method. A method shows only those its cells read (see facts/flags.ts); the rest stay at their defaults. */
export interface Flags {
  readonly cancelApi: boolean;
  readonly terminationApi: boolean;
  readonly gmopsCancelApi: boolean;
  readonly gmopsModifyApi: boolean;
  readonly postCaptureAmount: PostCaptureAmountChoice;
  readonly captureOnAuthorization: boolean;
  readonly securityCodeRequired: boolean;
}

/** 決済方式 of a method. */
export type OrderMode = "normal" | "other";

/** All that a shop sets of one method and rules read: the flags, and 決済方式, which only a line that names it reads. */
export interface MethodRules extends Flags {
  readonly orderMode: OrderMode;
}

export type Outcome =
  | "linked"
  | "shop_only"
  | "at_capture"
  | "not_linked"
  | "refused"
  | "no_change"
  | "required"
  | "not_required";

export const RULE_REASONS = [
  "not_in_table",
  "flag_off",
  "edit_choice_off",
  "deadline_passed",
  "three_d_secure",
  "slip_number_sent",
  "unpaid",
  "increase",
  "use_cancel",
  "order_mode",
  "pci_dss_off",
] as const;
export type RuleReason = (typeof RULE_REASONS)[number];

/** What a linked answer sends. */
export type LinkedOperation = "cancel" | "terminate" | "change_amount" | "change_amount_and_capture";

/**
 * The answer to a case. `deadline` is the last allowed instant where the fact has one and its clock runs, else null;
 * it is absent (like `operation`) for security_code and capture_on_authorization.
 */
export interface Answer {
  readonly outcome: Outcome;
  readonly reasons: readonly RuleReason[];
  readonly deadline?: EpochMs | null;
  readonly operation?: LinkedOperation;
}
