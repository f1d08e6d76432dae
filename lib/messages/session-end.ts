import type { SessionEnd } from "@/lib/identity/session-end";

/** Why サインイン stands there instead of the shop. */
export const SESSION_END: Record<SessionEnd, string> = {
  limit: "12時間が過ぎたため、サインアウトしました。",
  password: "パスワードが変更されたため、サインアウトしました。",
  stopped: "利用が停止されたため、サインアウトしました。管理者に確認してください。",
  signed_out: "サインアウトしました。",
};

export const SESSION_DRAFT = {
  kept: (screen: string, time: string) =>
    `入力中の「${screen}」は${time}の下書きに残っています。サインインすると、この画面に戻ります。`,
  edit: (orderNumber: string) => `受注 ${orderNumber} の編集`,
  order: (orderNumber: string) => `受注 ${orderNumber}`,
  register: "受注登録",
  other: "画面",
} as const;

/** Said over a screen whose session has ended. */
export const SESSION_BACK = "サインインすると、この画面に戻ります。";
