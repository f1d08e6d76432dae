import type { ProviderCodeMeaning } from "@/lib/gateway/providers/profile";

/** What a provider's code means for the shop, as the end of 理由. Without a full stop: a code may follow in brackets. */
export const PROVIDER_CODE_WORD: Record<ProviderCodeMeaning, string> = {
  invalid_state: "この操作ができない状態です",
  already_done: "すでに取消または確定されています",
  expired: "決済代行会社の期限を過ぎています",
  amount_not_allowed: "この金額では受け付けられません",
  not_supported: "この決済方法では受け付けられません",
  contract: "決済代行会社との契約または設定で許可されていません",
  declined: "承認されませんでした",
  security_code: "セキュリティコードが入力されていないか、正しくありません",
  under_review: "決済代行会社で審査中です",
  not_found: "決済代行会社に該当する決済がありません",
  invalid_request: "送信した内容が受け付けられませんでした",
  busy: "決済代行会社が混み合っているか、別の処理が進行中です",
  duplicate: "同じ内容を受け付け済みです",
  maybe_done: "決済代行会社でも結果が確定していません",
};

/** Why a provider refused, as far as it is known: a code that stands in no profile says no more than itself. */
export function providerReason(meaning: ProviderCodeMeaning | null, code: string | null): string {
  if (meaning !== null) return PROVIDER_CODE_WORD[meaning];
  return code === null ? "理由は示されていません" : "このコードの意味は登録されていません";
}
