import type { Cell, Facts } from "../types";
import type { MethodId } from "./catalogue";

/** One printed line of the page: the methods it names, what it says of them, and its remark in our own words. */
export interface PageLine extends Cell {
  /** Position among the lines of its table, from 1. */
  readonly line: number;
  readonly methods: readonly MethodId[];
}

/** A table as printed: a line that lists several methods counts for each of them and for no other. */
export type Table = readonly PageLine[];

export function line(position: number, facts: Facts, remark: string, ...methods: readonly MethodId[]): PageLine {
  return { line: position, facts, remark, methods };
}

/** 取消API連携フラグ or 解約API連携フラグ: what the head of both cancel tables asks for, unless a line says otherwise. */
export const EITHER_CANCEL_FLAG: Facts = { gate: "cancel_api_or_termination_api" };
/** No flag is asked for. */
export const ALWAYS: Facts = { gate: "always" };
/** Staff choose in the edit form, per edit. */
export const EDIT_CHOICE: Facts = { gate: "edit_choice" };
export const POST_CAPTURE_FLAG: Facts = { gate: "post_capture_amount_flag" };
export const CAPTURE_FLAG: Facts = { gate: "capture_on_auth_flag" };
export const SECURITY_CODE_FLAG: Facts = { gate: "security_code_flag" };

/** Said of every method that the page takes out of the flags above the table. */
export const NO_FLAG_REMARK = "フラグ設定なしで連携";
/** Said of the method whose provider publishes conditions of its own. */
export const NOTICE_REMARK = "決済代行会社の注意事項を確認";
