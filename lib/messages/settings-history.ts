/** What an event of the settings' trail says. Values are ready to print. */
export interface SettingsEventSubject {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export const SETTINGS_EVENT_KINDS = [
  "flag_changed",
  "setting_changed",
  "staff_added",
  "staff_role_changed",
  "staff_stopped",
  "staff_resumed",
  "staff_password_set",
] as const;
export type SettingsEventKind = (typeof SETTINGS_EVENT_KINDS)[number];

const change = (s: SettingsEventSubject) => `${s.what}を「${s.before}」から「${s.after}」に変更`;

const EVENT: Record<SettingsEventKind, (s: SettingsEventSubject) => string> = {
  flag_changed: change,
  setting_changed: change,
  staff_added: (s) => `スタッフを追加(${s.after})`,
  staff_role_changed: change,
  staff_stopped: () => "スタッフの利用停止",
  staff_resumed: () => "スタッフの利用停止を解除",
  staff_password_set: () => "パスワードを再設定",
};

export function settingsEventText(kind: string, subject: SettingsEventSubject): string {
  return isKnown(kind) ? EVENT[kind](subject) : "設定を変更";
}

function isKnown(kind: string): kind is SettingsEventKind {
  return Object.hasOwn(EVENT, kind);
}

export const SETTINGS_HISTORY_TEXT = {
  empty: "変更履歴はまだありません。",
  bySetUp: "初期設定",
  lost: (orders: string) => `変更時に連携の対象から外れた受注 ${orders}`,
} as const;
