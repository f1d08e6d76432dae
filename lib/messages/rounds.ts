import type { SilenceCause } from "@/lib/gateway/port";
import type { ProtocolErrorCode } from "@/lib/gateway/protocol";
import type { RoundCounts, RoundKind } from "@/lib/payments/store/rounds-port";

/** How the rounds of 突合 go, in the line over the list. */

const ROUND_KIND_WORD: Record<RoundKind, string> = { recent: "直近3日分", nightly: "すべての決済" };

/** Why a round ended before its end. What it had found until then is kept. */
type RoundFailure = SilenceCause | ProtocolErrorCode | "taken_over" | "stopped" | "abandoned";

const FAILURE: Record<RoundFailure, string> = {
  timeout: "決済代行会社の応答がありません",
  connection: "決済代行会社に接続できません",
  not_understood: "決済代行会社の応答を読み取れません",
  server_error: "決済代行会社でシステムエラーが起きています",
  in_flight: "決済代行会社が混み合っています",
  malformed: "決済代行会社が照会を受け付けません",
  unauthorized: "決済代行会社への接続が認証されません",
  unknown_payment: "決済代行会社が照会を受け付けません",
  unknown_provider: "決済代行会社が照会を受け付けません",
  unknown_method: "決済代行会社が照会を受け付けません",
  unknown_token: "決済代行会社が照会を受け付けません",
  expired: "決済代行会社が照会を受け付けません",
  taken_over: "別の処理に引き継がれました",
  stopped: "処理の停止のため、途中で終わりました",
  abandoned: "処理が途中で止まりました",
};

export function roundFailureText(cause: string): string {
  const known = Object.hasOwn(FAILURE, cause) ? FAILURE[cause as RoundFailure] : "途中で終わりました";
  return `${known}。受注と決済は変わっていません。`;
}

const number = (count: number) => `${count.toLocaleString("ja-JP")}件`;

/** 「2,990件を確認:一致 2,985件・差異 3件・完了確認待ち 1件・保留 1件(結果待ちなど)」; zeros are left out. */
export function roundCountsText(counts: RoundCounts): string {
  const rest = [
    ["差異", counts.differing],
    ["完了確認待ち", counts.tasksSeen],
    // An open call in whichever state, or an order that changed while the provider was asked.
    ["保留", counts.putOff, "(結果待ちなど)"],
    ["読み取り不可", counts.unreadable],
  ] as const;
  const parts = [["一致", counts.agreed] as const, ...rest.filter(([, count]) => count > 0)];
  const texts = parts.map(([word, count, why = ""]) => `${word} ${number(count)}${why}`);
  return `${number(counts.looked)}を確認:${texts.join("・")}`;
}

export const ROUND_WORD = {
  label: "突合の状況",
  last: (at: string, kind: RoundKind) => `前回 ${at}(${ROUND_KIND_WORD[kind]})`,
  failed: (at: string, kind: RoundKind) => `前回 ${at}(${ROUND_KIND_WORD[kind]})は途中で終わりました。`,
  running: (at: string, kind: RoundKind) => `${at}から突合中(${ROUND_KIND_WORD[kind]})`,
  never: "まだ突合していません。",
  next: (at: string) => `次回 ${at}`,
  soon: "次回 まもなく",
  stale: (at: string | null) =>
    at === null
      ? "突合が完了していません。差異があっても、まだ表示されません。管理者に連絡してください。"
      : `${at}を最後に、30分以上突合が完了していません。それより後の差異は、まだ表示されません。`,
} as const;
