import type { SaveTrouble } from "@/lib/result/save-trouble";
import type { ChangeStaffRefusal, CreateStaffRefusal, NoLongerAllowed } from "@/lib/staff/contract";
import type { Role } from "@/lib/staff/role";

type StaffRefusalCode = Exclude<
  (ChangeStaffRefusal | CreateStaffRefusal)["code"],
  NoLongerAllowed["code"] | SaveTrouble["code"]
>;

export const STAFF_REFUSAL: Record<StaffRefusalCode, string> = {
  email_taken: "このメールアドレスのスタッフは登録済みです。別のメールアドレスを入力してください。",
  staff_not_found: "このスタッフは見つかりません。再読み込みしてください。何も変更していません。",
  last_admin:
    "有効な管理者が1人だけのため、変更できません。先に別のスタッフを管理者にしてください。何も変更していません。",
  oneself: "自分のアカウントは停止できません。別の管理者に依頼してください。何も変更していません。",
};

/** What each role may do, beside its name where one is chosen. */
export const ROLE_NOTE: Record<Role, string> = {
  viewer: "受注と設定を見る",
  operator: "受注の取消・金額変更・オーソリ確定もできる",
  admin: "フラグ・ショップ設定・スタッフの変更もできる",
};

export const STAFF_TEXT = {
  added: (name: string) => `${name}さんを追加しました。`,
  roleChanged: (name: string, role: string) => `${name}さんの権限を「${role}」に変更しました。`,
  stopped: (name: string) => `${name}さんを停止しました。`,
  resumed: (name: string) => `${name}さんの停止を解除しました。`,
  passwordSet: (name: string) => `${name}さんのパスワードを再設定しました。`,
  stopTitle: (name: string) => `${name}さんの停止`,
  stopBody: "サインインできなくなり、開いている画面も次の操作からサインアウトになります。これまでの履歴は残ります。",
  passwordTitle: (name: string) => `${name}さんのパスワードの再設定`,
  passwordBody: "新しいパスワードを本人に伝えてください。開いている画面は次の操作からサインアウトになります。",
  passwordHint: (min: number) => `${min}文字以上。本人に伝えてください。`,
} as const;
