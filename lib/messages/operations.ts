import type { OperationKind, WaitsFor } from "@/lib/gateway/protocol";
import type { OpenState, OperationState } from "@/lib/payments/model/states";
import { staffName } from "./staff-name";

/** What is sent, as staff name it. */
export const OPERATION_WORD: Record<OperationKind, string> = {
  authorize: "オーソリ",
  capture: "オーソリ確定",
  cancel: "取消",
  terminate: "解約連携",
  change_amount: "金額変更",
  change_amount_and_capture: "金額変更と確定",
  report_shipment: "伝票番号連携",
};

/** That nothing of it came about at the provider: 「取り消されていない」. */
export const NOT_DONE_WORD: Record<OperationKind, string> = {
  authorize: "オーソリされていない",
  capture: "確定されていない",
  cancel: "取り消されていない",
  terminate: "解約連携は完了していない",
  change_amount: "金額は変更されていない",
  change_amount_and_capture: "金額の変更も確定もされていない",
  report_shipment: "伝票番号は連携されていない",
};

export const OPERATION_STATE_WORD: Record<OperationState, string> = {
  requested: "送信待ち",
  sending: "送信中",
  pending: "結果待ち",
  unknown: "確認中",
  needs_person: "要確認",
  succeeded: "完了",
  failed: "拒否",
  not_sent: "未送信",
};

/** 結果待ち, as far as the provider says what it waits for. */
export const WAITS_FOR_WORD: Record<WaitsFor["for"], string> = { buyer: "認証待ち", screening: "審査中" };

/** Values of an open operation, ready to print. */
export interface OpenOperationSubject {
  readonly operation: string;
  readonly provider: string;
  readonly at: string;
  readonly by: string | null;
}

function sent(s: OpenOperationSubject): string {
  return s.by === null ? `${s.at}に自動で送信` : `${s.at}に${staffName(s.by)}が送信`;
}

/** The banner over the cards while an operation is open. Each says whether anything was sent. */
const OPEN_OPERATION: Record<OpenState, (s: OpenOperationSubject) => string> = {
  requested: (s) => `${s.operation}の送信を待っています(${sent(s)})。結果が決まるまで操作できません。`,
  sending: (s) =>
    `${s.operation}を送信しています(${sent(s)})。${s.provider}の応答を待っています。結果が決まるまで操作できません。`,
  pending: (s) =>
    `${s.provider}が${s.operation}を受け付けました(${sent(s)})。結果を待っています。結果が決まるまで操作できません。`,
  unknown: (s) =>
    `${s.operation}の結果を確認中です(${sent(s)})。応答がないため自動で照会しています。送信した可能性があるため、再送信はできません。`,
  needs_person: (s) =>
    `自動照会では${s.operation}の結果を確認できませんでした(${sent(s)})。送信した可能性があります。${s.provider}の管理画面で状態を確認し、結果を記録してください。`,
};

export function openOperationText(state: OpenState, subject: OpenOperationSubject): string {
  return OPEN_OPERATION[state](subject);
}

export const NEXT_INQUIRY_WORD = (at: string) => `次の照会 ${at}`;
/** While the provider is asked what became of it, by itself or by a press. */
export const INQUIRING_WORD = "照会中";
