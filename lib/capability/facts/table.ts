import type { Cell, Facts } from "../types";
import type { MethodId } from "./catalogue";

/** One printed line of the page: the methods it names, what it says of them, and its own words on that. */
export interface PageLine extends Cell {
  /** Position among the lines of its table, from 1. */
  readonly line: number;
  readonly methods: readonly MethodId[];
}

/** A table as printed: a line that lists several methods counts for each of them and for no other. */
export type PageTable = readonly PageLine[];

/** What the page says of a line elsewhere than in its 備考: verbatim. */
export interface Note {
  readonly note: string;
}

export function note(text: string): Note {
  return { note: text };
}

/** `said`: the line's 備考 as printed, one of its lines a line, without the points of a list; or a note. */
export function line(position: number, facts: Facts, said: string | Note, ...methods: readonly MethodId[]): PageLine {
  const words = typeof said === "string" ? { remark: said, note: "" } : { remark: "", note: said.note };
  return { line: position, facts, ...words, methods };
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

/** Said above the cancel tables, of every method that the page takes out of the flags. */
export const NO_FLAG_NOTE = note("以下の決済は、各種API連携フラグを利用せず、デフォルトでキャンセル連携できます。");
/** Said under the cancel tables. */
export const THREE_D_NOTE = note("クレジットカード(りそなPayResort)にて、3Dセキュア認証を行う場合は対象外です。");
/** Said of the method whose provider publishes conditions of its own. */
export const CANCEL_NOTICE_REMARK = "注文キャンセルの注意事項についてはこちら(外部サイト)をご参照ください。";
export const AMOUNT_NOTICE_REMARK = "金額変更の注意事項についてはこちら(外部サイト)をご参照ください。";
