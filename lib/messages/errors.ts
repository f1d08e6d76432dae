import type { ActionFailure, RouteFailure } from "@/lib/failures/failure";
import type { Role } from "@/lib/identity/role";
import type { SaveTrouble } from "@/lib/result/save-trouble";

type Failure = ActionFailure | RouteFailure | SaveTrouble;

const FAILURE: Record<Failure["code"], string> = {
  signed_out: "サインアウトされています。サインインすると、この画面に戻ります。",
  role: "権限が変わったため、操作できません。管理者に確認してください。",
  invalid_input: "入力内容を確認してください。",
  database_unavailable: "データベースに接続できません。復旧しだい自動で再接続します。",
  unexpected: "システムエラーが発生しました。時間をおいて、再読み込みしてください。",
  busy: "ほかの処理が完了しないため、操作できませんでした。少し待って、もう一度操作してください。",
  perhaps_saved: "データベースへの接続が切れました。復旧しだい自動で再接続します。",
  offline: "ネットワークに接続されていません。",
  no_answer: "通信が切れ、結果を確認できません。通信状況を確認し、再読み込みしてください。",
};

/** What went wrong around a request, without what it meant to do. Staff read the number out to the person who keeps the log. */
export function failureText(failure: ActionFailure | RouteFailure): string {
  return `${FAILURE[failure.code]}${numberText(failure)}`;
}

function numberText(failure: Failure): string {
  return failure.code === "unexpected" ? `お問い合わせ番号:${failure.number}` : "";
}

/** Whether a failed save may still have been carried out: only an answer that says so tells. */
export function nothingSaved({ code }: { readonly code: string }): boolean {
  return !DOUBTFUL.has(code);
}

const DOUBTFUL: ReadonlySet<string> = new Set<Failure["code"]>(["no_answer", "unexpected", "perhaps_saved"]);

/** A save of a setting that did not end well: what was not done, why, and what stands now. */
export function saveFailureText(failure: ActionFailure | SaveTrouble): string {
  const why = FAILURE[failure.code];
  if (nothingSaved(failure)) return `保存できませんでした。${why}何も変更していません。`;
  const look = "変更されている可能性があります。再読み込みして確認してください。";
  return `保存できたかどうかを確認できませんでした。${why}${look}${numberText(failure)}`;
}

/** A refused change of 対応状況; the reason follows. If it is not known whether it was made, only that is said. */
export const STATUS_NOT_CHANGED = "対応状況を変更できませんでした。";

/** Over the reason why a memo was not saved, or is not known to be. */
export const MEMO_NOT_SAVED = { certain: "保存できませんでした。", uncertain: "保存を確認できていません。" } as const;

export const PAGE_ERROR = {
  notFoundTitle: "ページが見つかりません",
  notFound: "URLを確認してください。",
  brokenTitle: "画面を表示できませんでした",
  broken: "システムエラーが発生しました。受注と決済は変わっていません。時間をおいて、再読み込みしてください。",
  /** Once it is known which part is away: shown in the place of `broken` until it is back. */
  away: {
    database: "データベースに接続できません。受注と決済は変わっていません。復旧しだい、自動で表示します。",
    server: "サーバーに接続できません。受注と決済は変わっていません。接続しだい、自動で表示します。",
  },
  notAllowedTitle: "この画面を開く権限がありません",
  notAllowed: {
    viewer: "この画面は、サインインしたスタッフが利用できます。",
    operator: "この画面は担当・管理者が利用できます。必要なときは、担当・管理者に依頼してください。",
    admin: "この画面は管理者が利用できます。必要なときは、管理者に依頼してください。",
  } satisfies Record<Role, string>,
  number: (digest: string) => `お問い合わせ番号:${digest}`,
  reload: "再読み込み",
  home: "ホームに戻る",
} as const;
