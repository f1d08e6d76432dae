/**
 * The seven flags and 決済方式 with the page's names and choices. 「連携しない」 and the other words for "off" are ours.
 * Which method has which of them is not written anywhere: it follows from its cells (../method-flags.ts).
 */
import type { Facts, Flags, Gate, MethodRules } from "../types";

export type FlagId = keyof Flags;
/** What a shop can set of a method. */
export type SettingId = keyof MethodRules;
export type SettingValue<S extends SettingId = SettingId> = MethodRules[S];

export interface SettingChoice<S extends SettingId = SettingId> {
  readonly value: SettingValue<S>;
  readonly label: string;
}

export interface SettingEntry<S extends SettingId = SettingId> {
  readonly name: string;
  /** The choice that links nothing; a method without a word from its shop has it. */
  readonly off: SettingChoice<S>;
  /** The page's choices; only postCaptureAmount has two, and each method offers one of them. */
  readonly on: readonly SettingChoice<S>[];
  /** What the page says beside the flag, verbatim, a line each; "" where it says nothing. */
  readonly caution: string;
}

const DO_NOT_LINK = { value: false, label: "連携しない" } as const;

export const FLAGS: { readonly [F in FlagId]: SettingEntry<F> } = {
  cancelApi: {
    name: "取消API連携フラグ",
    off: DO_NOT_LINK,
    on: [{ value: true, label: "受注取消時に取り消し連携する" }],
    caution: "",
  },
  terminationApi: {
    name: "解約API連携フラグ",
    off: DO_NOT_LINK,
    on: [{ value: true, label: "受注取消時に解約連携する" }],
    caution: "",
  },
  gmopsCancelApi: {
    name: "GMOPS後払い キャンセルAPI連携フラグ",
    off: DO_NOT_LINK,
    on: [{ value: true, label: "受注取消時に取消連携する" }],
    caution: "",
  },
  gmopsModifyApi: {
    name: "GMOPS後払い 取引修正API連携フラグ",
    off: DO_NOT_LINK,
    on: [{ value: true, label: "受注編集時に取引修正連携する" }],
    caution: "",
  },
  postCaptureAmount: {
    name: "オーソリ確定後金額変更連携フラグ",
    off: { value: "off", label: "連携しない" },
    on: [
      { value: "link", label: "オーソリ確定後の金額変更連携を可能とする" },
      { value: "link_and_capture", label: "オーソリ確定後の金額変更連携を可能とし、同時に確定する" },
    ],
    caution: "",
  },
  captureOnAuthorization: {
    name: "オーソリ時確定フラグ",
    off: { value: false, label: "オーソリ時に確定しない" },
    on: [{ value: true, label: "オーソリ時に確定する" }],
    caution: "",
  },
  securityCodeRequired: {
    name: "クレジットカードセキュリティコードチェック",
    off: { value: false, label: "必須にしない" },
    on: [{ value: true, label: "必須" }],
    caution:
      "セキュリティコードを使用する場合は、決済代行会社によっては有料オプションになるため、決済代行会社にご確認ください。\n設定によっては決済が正しく処理されない場合があります。",
  },
};

export const FLAG_IDS = Object.keys(FLAGS) as readonly FlagId[];

/** The flags, and what else a shop sets of a method. */
export const METHOD_SETTINGS: { readonly [S in SettingId]: SettingEntry<S> } = {
  ...FLAGS,
  orderMode: {
    name: "決済方式",
    off: { value: "other", label: "その他" },
    on: [{ value: "normal", label: "通常注文方式" }],
    caution: "",
  },
};

export const SETTING_IDS = Object.keys(METHOD_SETTINGS) as readonly SettingId[];

export function isSettingId(text: string): text is SettingId {
  return Object.hasOwn(METHOD_SETTINGS, text);
}

/** The flags that a gate reads. */
export const FLAGS_OF_GATE: Readonly<Record<Gate, readonly FlagId[]>> = {
  always: [],
  cancel_api_or_termination_api: ["cancelApi", "terminationApi"],
  gmops_cancel_api: ["gmopsCancelApi"],
  gmops_modify_api: ["gmopsModifyApi"],
  post_capture_amount_flag: ["postCaptureAmount"],
  edit_choice: [],
  capture_on_auth_flag: ["captureOnAuthorization"],
  security_code_flag: ["securityCodeRequired"],
};

/** The choice of オーソリ確定後金額変更連携フラグ that a line of the page names. */
export function postCaptureChoiceOf(facts: Facts): "link" | "link_and_capture" {
  return facts.captures_with_change === true ? "link_and_capture" : "link";
}

/** Every flag at the choice that links nothing. */
export const DEFAULT_FLAGS: Flags = {
  cancelApi: FLAGS.cancelApi.off.value,
  terminationApi: FLAGS.terminationApi.off.value,
  gmopsCancelApi: FLAGS.gmopsCancelApi.off.value,
  gmopsModifyApi: FLAGS.gmopsModifyApi.off.value,
  postCaptureAmount: FLAGS.postCaptureAmount.off.value,
  captureOnAuthorization: FLAGS.captureOnAuthorization.off.value,
  securityCodeRequired: FLAGS.securityCodeRequired.off.value,
};

/** What holds for a method that its shop has not set. */
export const DEFAULT_RULES: MethodRules = { ...DEFAULT_FLAGS, orderMode: "normal" };
