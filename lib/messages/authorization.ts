import type { CardFacts, SecurityCodeDemand } from "@/lib/gateway/protocol";
import type { CaptureReason } from "@/lib/payments/model/records";

/** 「VISA •••• 1111」: all that the shop knows of a card's number. */
export function cardText({ brand, last4 }: Pick<CardFacts, "brand" | "last4">): string {
  return `${brand} •••• ${last4}`;
}

/** 「2028年12月」 of 2028-12. */
export function expiryText(expiry: string): string {
  return `${expiry.slice(0, 4)}年${Number(expiry.slice(5))}月`;
}

/** Whether the provider's form was given a security code; the code itself never comes here. */
export const CODE_GIVEN_WORD: Record<CardFacts["securityCode"], string> = { given: "入力あり", not_given: "入力なし" };

/** The screen that sends an authorization. Amounts and instants are ready to print. */
export const AUTHORIZE_WORD = {
  title: (orderNumber: string) => `受注 ${orderNumber} のオーソリ`,
  back: (orderNumber: string) => `受注 ${orderNumber} に戻る`,
  steps: { registered: "受注を登録", card: "カード情報の入力", send: "オーソリの送信", stepsLabel: "手順" },
  providersScreen: "決済代行会社の画面",
  preparing: "送信する内容を確認しています。",
  plan: "送信する内容",
  plannedAt: (time: string) => `${time}時点の設定`,
  row: {
    to: "送信先",
    operation: "操作",
    timing: "確定の時期",
    code: "コード入力",
    method: "決済方法",
    paymentId: "決済ID",
    stage: "段階",
    paid: "入金",
    cancel: "取消",
    why: "理由",
  },
  operation: (amount: string) => `オーソリ ${amount}`,
  send: (amount: string) => `${amount}のオーソリを送信`,
  otherWays: "ほかの方法",
  later: "あとで行う",
  staysAs: (stage: string) => `受注は「${stage}」のまま残ります。`,
  openOrder: "受注を開く",
  openHistory: "連携履歴を見る",
  nextOrder: "次の受注を登録",
  noneFound: "受注を確認しましたが、このオーソリの記録はありません。内容を確認して、もう一度送信できます。",
} as const;

/** When the amount is captured, and why. */
export const CAPTURE_TIMING_WORD: Record<CaptureReason | "none", (method: string) => string> = {
  flag: () => "オーソリ時確定フラグがオンのため、同時に確定します。",
  default: (method) => `${method}は、フラグの設定に関係なくオーソリ時に確定します。`,
  none: () => "オーソリの後、「確定前」になります。",
};

/** What the provider's form asks for. `short` stands in the badge. */
export const CODE_DEMAND_WORD: Record<SecurityCodeDemand, { readonly short: string; readonly long: string }> = {
  required: { short: "必須", long: "入力がない場合、決済代行会社がオーソリを受け付けません。" },
  optional: { short: "任意", long: "空欄のまま登録できます。" },
  none: { short: "入力欄なし", long: "" },
};

/** Over, in and under the provider's form. */
export const CARD_FORM_WORD = {
  title: "カード情報の入力",
  whose: (provider: string) => `枠の中は、${provider}の画面です。`,
  notOurs:
    "カード番号とセキュリティコードは受注デスクには送られず、保存もされません。お客様の読み上げに合わせて、枠の中に入力してください。",
  comesBack: "登録すると、カードの種類・下4桁・有効期限・コード入力の有無だけが受注デスクに届きます。",
  frame: (provider: string) => `${provider}のカード入力画面`,
  newTab: "新しいタブで開く",
  anew: "開き直す",
  asking: "決済代行会社の画面を開いています。",
  late: "決済代行会社の画面を開けません。",
  lateWhy: "枠の中に表示されない場合は、新しいタブで開いて入力してください。まだ何も送信していません。",
  failed: "決済代行会社の画面を開けません。",
  failedWhy: "決済代行会社から応答がありません。何も送信していません。",
  noCard: "決済方法が変更されたため、カード情報は不要です。この画面を再読み込みしてください。何も送信していません。",
  again: "もう一度開く",
  waiting: "カード情報の入力を待っています。",
  nothingSent: "まだ何も送信していません。",
  blocked: "枠の中で登録が終わると送信できます。",
  ready: "送信できます",
  card: (expiry: string, code: string) => `有効期限 ${expiry}・セキュリティコード ${code}`,
  retype: "入力し直す",
  retypeCard: "カード情報を入力し直す",
  once: (until: string) => `カード情報は${until}まで、この受注で1回だけ使えます。`,
} as const;

/** What became of it, each under its badge. */
export const AUTHORIZE_END = {
  done: (amount: string) => `オーソリが完了しました(${amount})。`,
  doneCaptured: (amount: string) => `オーソリが完了し、${amount}を確定しました。`,
  paid: "済み",
  unpaid: "未入金",
  declined: (provider: string) => `${provider}がオーソリを受け付けませんでした。`,
  reason: (reason: string) => `${reason}。`,
  code: (code: string) => `(コード ${code})`,
  noCharge: "請求は発生していません。受注は「与信NG」で残り、あとから続けられます。",
  again: { card: "別のカードで再オーソリ", plain: "再オーソリ" },
  notSent: "オーソリを送信しませんでした。",
  notSentWhy: "何も送信していません。請求は発生していません。もう一度送信できます。",
  challenge: "お客様の本人認証を待っています。",
  challengeWhy: "認証が終わると、この画面と受注に結果を自動で表示します。画面を離れても構いません。",
  challengeUrl: "本人認証のリンク",
  until: (time: string) => `リンクの有効期限 ${time}まで`,
  copy: "リンクをコピー",
  copied: "リンクをコピーしました。",
  openHere: "この端末で開く(店頭)",
  screening: (provider: string) => `${provider}が審査しています。`,
  screeningWhy: "結果は自動で受注に表示します。",
  screeningBlocks: "結果が出るまで、取消・編集・決済方法の変更はできません。再送信の必要はありません。",
  next: (time: string) => `次の照会 ${time}`,
  unknown: (provider: string) => `${provider}の応答を確認できていません。`,
  unknownWhy: "送信した可能性があるため、再送信はできません。自動で照会しています。",
  unknownThen: "オーソリが届いていた場合は、そのまま受注に反映します。",
  sending: (provider: string) => `${provider}の応答を待っています。`,
} as const;

/** The authorizations that were tried, on the order. */
export const AUTHORIZATION_HISTORY_WORD = {
  table: "オーソリの履歴",
  columns: { at: "日時", method: "決済方法", amount: "金額", result: "結果", answer: "決済代行会社の回答" },
  code: (code: string) => `コード ${code}`,
  lapsed: (at: string, provider: string) => `${at}に失効しました。${provider}の期限で、対応表の期限ではありません。`,
  notSent: "送信していません。",
} as const;

/** 再オーソリ, on its screen. */
export const REAUTHORIZE_WORD = {
  title: (orderNumber: string) => `受注 ${orderNumber} の再オーソリ`,
  previous: "前回のオーソリ",
  reduce: {
    before: "金額を減らす場合は、先に",
    link: "受注を編集",
    after: "してください。オーソリがないため、変更は自由です。",
  },
} as const;

/** オーソリ among an order's acts. */
export const AUTHORIZE_ROW = {
  title: "オーソリ",
  button: { first: "オーソリへ進む", again: "再オーソリ" },
  awaiting: "お客様の支払いが完了していません",
  lapsed: (at: string, provider: string) => `${at}に失効しました(${provider}の期限)`,
  will: (provider: string, amount: string) => `${provider}に${amount}の「オーソリ」を送信します。`,
  willCard: "カード情報は決済代行会社の画面で入力します。",
  timing: "確定の時期",
  code: "セキュリティコード",
} as const;

/** The card among the payment's facts. */
export const CARD_FACT_WORD = {
  term: "カード",
  rest: (expiry: string, code: string) => `有効期限 ${expiry}・コード${code}`,
} as const;

/** The order's banner while an authorization that the provider has taken is not settled. */
export const WAITS_FOR_TEXT = {
  buyer:
    "お客様の本人認証を待っています。認証が終わると、この受注に結果を自動で表示します。結果が出るまで、取消・編集・決済方法の変更はできません。",
  screening: (provider: string, since: string) =>
    `${provider}の審査結果を待っています(${since}から)。結果が出るまで、取消・編集・決済方法の変更はできません。`,
} as const;

/** Before the provider lets an authorization end. */
export const LAPSE_WORD = {
  soon: (provider: string, at: string, limited: boolean) =>
    `${limited ? "" : "対応表の期限はありません。"}${provider}では${at}にオーソリが失効する見込みです(決済代行会社の期限で、対応表の期限ではありません)。`,
} as const;
