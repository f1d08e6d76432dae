import type { Gate, Question, RuleReason, Stage } from "@/lib/capability/types";

/** What a rule's reason is said about. All values are ready to print: names as on the page, yen and instants formatted. */
export interface ReasonSubject {
  readonly question: Question;
  readonly stage: Stage;
  readonly gate: Gate | null;
  readonly method: string;
  readonly provider: string;
  /** The name of the flag that the gate reads, and the choice that would open it, in the page's words. */
  readonly flag: string | null;
  readonly choice: string | null;
  /** The name of the edit choice, where the method has one. */
  readonly editChoiceName: string | null;
  /** The limit that passed, such as 11/23(月) 13:00, and what it counts from, such as 決済日時から90日. */
  readonly deadline: string | null;
  readonly clock: string | null;
  readonly amount: string;
  readonly newAmount: string;
  readonly difference: string;
}

/**
 * `why`: the reason itself. `remedy`: what would change it, or that nothing does. `next`: what is left to do, for places
 * that do not say it anyway.
 */
export interface ReasonWords {
  readonly why: string;
  readonly remedy: string;
  readonly next: string;
}

const FIXED = "設定では変更できません。";

const TABLE_WORD: Record<Question, string> = {
  cancel: "キャンセル連携",
  amount: "金額変更連携",
  capture_on_authorization: "オーソリ同時確定",
  security_code: "セキュリティコードの入力",
};

export function stageWord(stage: Stage): string {
  return stage === "before_capture" ? "オーソリ確定前" : "オーソリ確定後";
}

/** The table of the page that a question is answered from, as its heading names it. */
export function tableWord(question: Question, stage: Stage): string {
  const atStage = question === "cancel" || question === "amount";
  return atStage ? `${TABLE_WORD[question]} ${stageWord(stage)}` : TABLE_WORD[question];
}

/** What is left to do at the provider when nothing is sent. */
function inConsole(s: ReasonSubject): string {
  switch (s.question) {
    case "cancel":
      return `取消区分にチェックを入れ、${s.provider}の管理画面で取り消してください。`;
    case "amount":
      return `受注を変更したあと、${s.provider}の管理画面で金額を変更してください。`;
    case "capture_on_authorization":
    case "security_code":
      return "";
  }
}

type FlagOff = (s: ReasonSubject) => Pick<ReasonWords, "why" | "remedy">;

const NO_FLAG: FlagOff = (s) => ({ why: `${s.method}の連携フラグがオフです。`, remedy: "" });
const OWN_FLAG: FlagOff = (s) => ({
  why: `${s.flag ?? "連携フラグ"}が「連携しない」です。`,
  remedy: s.choice === null ? "" : `「${s.choice}」にすると連携できます。`,
});
const FROM_NEXT_AUTHORIZATION = "チェックを入れると、これからオーソリする受注から有効です。";

const FLAG_OFF: Record<Gate, FlagOff> = {
  always: NO_FLAG,
  edit_choice: NO_FLAG,
  cancel_api_or_termination_api: () => ({
    why: "取消API連携フラグと解約API連携フラグが、どちらもオフです。",
    remedy: "どちらかをオンにすると連携できます。",
  }),
  gmops_cancel_api: OWN_FLAG,
  gmops_modify_api: OWN_FLAG,
  post_capture_amount_flag: OWN_FLAG,
  capture_on_auth_flag: () => ({
    why: "オーソリ時確定フラグにチェックが入っていません。",
    remedy: FROM_NEXT_AUTHORIZATION,
  }),
  security_code_flag: () => ({
    why: "クレジットカードセキュリティコードチェックの「必須」にチェックが入っていません。",
    remedy: FROM_NEXT_AUTHORIZATION,
  }),
};

const REASONS: Record<RuleReason, (s: ReasonSubject) => ReasonWords> = {
  not_in_table: (s) => ({
    why:
      s.question === "cancel" || s.question === "amount"
        ? `${s.method}は、${stageWord(s.stage)}の${TABLE_WORD[s.question]}に対応していません。`
        : `${s.method}は、${TABLE_WORD[s.question]}に対応していません。`,
    remedy: FIXED,
    next: inConsole(s),
  }),
  flag_off: (s) => ({ ...FLAG_OFF[s.gate ?? "always"](s), next: "" }),
  edit_choice_off: (s) => ({
    why: `${s.editChoiceName === null ? "金額の連携" : `「${s.editChoiceName}」欄`}で「連携しない」が選ばれています。`,
    remedy: `「${s.choice ?? "連携する"}」を選ぶと、保存時に${s.provider}へ連携します。`,
    next: "",
  }),
  deadline_passed: (s) => ({
    why: `${s.deadline ?? ""}で連携の期限(${s.clock ?? ""})が終了しました。`,
    remedy: `${s.provider}でエラーになるため送信しません。`,
    next: `管理画面での取り扱いを${s.provider}に確認してください。`,
  }),
  three_d_secure: (s) => ({
    why: "3Dセキュア認証を行った決済のため、連携の対象外です。",
    remedy: FIXED,
    next: `${s.provider}の管理画面で${s.question === "amount" ? "金額を変更して" : "取り消して"}ください。`,
  }),
  slip_number_sent: (s) => ({
    why: `伝票番号を連携済みのため、${s.question === "cancel" ? "取消" : "金額変更"}を連携できません。`,
    remedy: FIXED,
    next: `${s.provider}の管理画面で${s.question === "cancel" ? "取り消して" : "金額を変更して"}ください。`,
  }),
  unpaid: (s) => ({
    why: `未入金の受注のため、${s.provider}には連携しません。`,
    remedy: "",
    next: `${s.provider}に有効なオーソリがあるため、管理画面で取り消してください。`,
  }),
  increase: (s) => ({
    why: `この決済方法は減額のみ可能です。${s.newAmount}は、現在の${s.amount}より${s.difference}多くなっています。`,
    remedy: "",
    next: `合計を${s.amount}以下にしてください。`,
  }),
  use_cancel: () => ({
    why: "合計が0円です。金額変更では0円にできません。",
    remedy: "",
    next: "全額を取り消す場合は、受注の取消を使ってください。",
  }),
  order_mode: (s) => ({
    why: `${s.method}の決済方式が「通常注文方式」ではないため、オーソリ同時確定を使えません。`,
    remedy: "決済方法設定で「決済方式」を「通常注文方式」にすると使えます。",
    next: "",
  }),
  pci_dss_off: () => ({
    why: "PCI DSSを利用しない設定のため、継続課金ではセキュリティコードを必須にできません。",
    remedy: "ショップ設定で「PCI DSSを利用する」にすると使えます。",
    next: "",
  }),
};

export function reasonWords(reason: RuleReason, subject: ReasonSubject): ReasonWords {
  return REASONS[reason](subject);
}

/** Short names of the rules' reasons, for lists and tasks. */
export const REASON_CHIP: Record<RuleReason, string> = {
  not_in_table: "連携対象外",
  flag_off: "フラグ",
  edit_choice_off: "連携しない",
  deadline_passed: "期限終了",
  three_d_secure: "3DS",
  slip_number_sent: "伝票連携済み",
  unpaid: "未入金",
  increase: "増額不可",
  use_cancel: "0円",
  order_mode: "決済方式",
  pci_dss_off: "PCI DSS",
};

/** Where the shop's settings decide, and where they cannot. */
export const WAY_OUT_WORD = {
  fixed: FIXED,
  askAdmin: "管理者に依頼してください。",
  otherReasons: "設定を変更しても、ほかの理由で連携できません。",
  openMethodSettings: (method: string) => `${method}の設定を開く`,
  openShopSettings: "ショップ設定を開く",
} as const;

/** The page names two notices, in these words. */
const EXTERNAL_NOTICE_OF = { cancel: "注文キャンセル", amount: "金額変更" } as const;

export const EXTERNAL_NOTICE_WORD = {
  caution: (method: string, provider: string, question: "cancel" | "amount") =>
    `${method}の${EXTERNAL_NOTICE_OF[question]}には、${provider}の注意事項があります。`,
  link: "注意事項を開く(外部サイト)",
  notSet: (question: "cancel" | "amount") =>
    `${EXTERNAL_NOTICE_OF[question]}の注意事項のURLは、ショップ設定で登録できます。`,
} as const;
