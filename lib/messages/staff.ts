import type { Role } from "@/lib/identity/role";
import type { SaveTrouble } from "@/lib/result/save-trouble";
import type { ChangeStaffRefusal, CreateStaffRefusal, NoLongerAllowed } from "@/lib/staff/contract";
import { staffName } from "./staff-name";

type StaffRefusalCode = Exclude<
  (ChangeStaffRefusal | CreateStaffRefusal)["code"],
  NoLongerAllowed["code"] | SaveTrouble["code"]
>;

export const STAFF_REFUSAL: Record<StaffRefusalCode, string> = {
  email_taken: "このメールアドレスのスタッフは登録済みです。別のメールアドレスを入力してください。",
  staff_not_found: "このスタッフは見つかりません。再読み込みしてください。何も変更していません。",
  last_admin:
    "有効な管理者が1人だけのため、変更できません。先に別のスタッフを管理者にしてください。何も変更していません。",
  oneself: "自分のアカウントの利用は停止できません。別の管理者に依頼してください。何も変更していません。",
};

/** What each role may do, beside its name where one is chosen. */
export const ROLE_NOTE: Record<Role, string> = {
  viewer: "受注と設定を見る",
  operator: "受注の取消・金額変更・オーソリ確定もできる",
  admin: "フラグ・ショップ設定・スタッフの変更もできる",
};

export const STAFF_TEXT = {
  added: (name: string) => `${staffName(name)}を追加しました。`,
  roleChanged: (name: string, role: string) => `${staffName(name)}の権限を「${role}」に変更しました。`,
  stopped: (name: string) => `${staffName(name)}の利用を停止しました。`,
  resumed: (name: string) => `${staffName(name)}の利用停止を解除しました。`,
  passwordSet: (name: string) => `${staffName(name)}のパスワードを再設定しました。`,
  role: (name: string) => `${staffName(name)}の権限`,
  stop: (name: string) => `${staffName(name)}の利用を停止`,
  resume: (name: string) => `${staffName(name)}の利用停止を解除`,
  setPassword: (name: string) => `${staffName(name)}のパスワードを再設定`,
  stopTitle: (name: string) => `${staffName(name)}の利用停止`,
  stopBody: "サインインできなくなり、開いている画面も、次の操作時にサインアウトされます。これまでの履歴は残ります。",
  passwordTitle: (name: string) => `${staffName(name)}のパスワードの再設定`,
  passwordBody: "新しいパスワードを本人に伝えてください。開いている画面は、次の操作時にサインアウトされます。",
  passwordHint: (min: number) => `${min}文字以上。本人に伝えてください。`,
} as const;
