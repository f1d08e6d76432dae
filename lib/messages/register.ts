import type { AuthorizationRules } from "@/lib/capability/authorization";
import type { PaymentBeginning } from "@/lib/capability/facts/payment-beginning";
import type { Rounding, TaxRate } from "@/lib/money/tax";
import type { RegistrationIssue, RegistrationRefusal } from "@/lib/payments/model/registration";
import { badCharacterText } from "./fields";

export const TAX_RATE_WORD: Record<TaxRate, string> = { standard: "10%", reduced: "軽減8%", exempt: "対象外" };

const ROUNDED: Record<Rounding, string> = { down: "切り捨て", half_up: "四捨五入", up: "切り上げ" };

export const TAX_WORD = {
  rate: "税率",
  amount: "対象額",
  tax: "うち消費税",
  none: "-",
  caption: "税率ごとの消費税",
  /** 「10%対象 4,810円(うち消費税 437円)」 */
  ofRate: (rate: TaxRate, amount: string, tax: string) =>
    rate === "exempt" ? `消費税対象外 ${amount}` : `${TAX_RATE_WORD[rate]}対象 ${amount}(うち消費税 ${tax})`,
  /** How discounts are spread, and how tax is rounded. */
  note: (rounding: Rounding) =>
    `値引とポイントは、税率ごとの金額で按分しています。送料と手数料は10%対象です。消費税の端数は税率ごとに1回${ROUNDED[rounding]}ます。`.replace(
      "四捨五入ます",
      "四捨五入します",
    ),
} as const;

export const REGISTER_WORD = {
  title: "受注登録",
  open: "受注を登録",
  number: "受注番号 登録時に自動で採番",
  optional: "(任意)",
  customer: "お客様",
  delivery: "お届け先・配送",
  lines: "商品",
  fees: "送料・手数料・値引・ポイント",
  method: "決済方法",
  memo: "メモ",
  total: "合計",
  goods: (pieces: string) => `商品(${pieces}点)`,
  linesNote: "単価は税込",
  addHint: "最後の行で",
  addHintAfter: "を押しても追加できます",
  unit: "円",
  sameAddress: "お客様の住所と同じ",
  otherAddress: "別の住所",
  deliveryTo: "お届け先",
  wish: "お届け希望",
  noChoice: "指定なし",
  /** A sum that has too many lines, or comes to too much. */
  linesAndTotal: (lines: string) => `商品は${lines}行以下、合計`,
  unreadable: "商品の数量と単価を入力すると、合計を表示します。",
  registerOnly: "登録だけ行う",
  toCard: "受注を登録してカード入力へ",
  toAuthorize: "受注を登録してオーソリへ",
  registering: "登録中",
  saveHint: (button: string) => `登録ボタン「${button}」に移動しました。Enterを押すと登録します。`,
  registered: (orderNumber: string) => `受注 ${orderNumber} を登録しました。`,
  openOrder: "受注を開く",
  again: "もう一度登録",
  settingsUnread: "決済方法の設定を読み込めませんでした。対応表の内容は表示できません。登録はできます。",
} as const;

/** 「〒154-0001 東京都世田谷区池尻2-4-5 池尻ビル301」 */
export function addressText(address: {
  readonly postalCode: string;
  readonly prefecture: string;
  readonly city: string;
  readonly street: string;
  readonly building: string;
}): string {
  const { postalCode, prefecture, city, street, building } = address;
  const code = postalCode === "" ? "" : `〒${postalCode.slice(0, 3)}-${postalCode.slice(3)} `;
  return `${code}${prefecture}${city}${street}${building === "" ? "" : ` ${building}`}`;
}

export const REGISTER_FIELD: Readonly<Record<string, string>> = {
  name: "氏名",
  kana: "フリガナ",
  phone: "電話番号",
  email: "メール",
  postalCode: "郵便番号",
  city: "住所",
  street: "番地",
  building: "建物・部屋番号",
  method: "配送方法",
  wishedOn: "希望日",
  wishedBand: "希望時間帯",
  lines: "商品",
  productCode: "商品コード",
  taxRate: "税率",
  quantity: "数量",
  unitPrice: "単価",
  subtotal: "小計",
  shippingFee: "送料",
  fee: "手数料",
  discount: "値引",
  points: "ポイント",
  total: "合計",
  methodId: "決済方法",
  memo: "メモ",
};

/** 「番地」, 「お届け先の番地」, 「2行目の単価」. */
export function registerFieldLabel(field: string): string {
  const [head = "", second, third] = field.split(".");
  if (head === "lines" && second !== undefined) {
    const column = third === "name" ? "商品名" : (REGISTER_FIELD[third ?? ""] ?? "");
    return `${Number(second) + 1}行目の${column}`;
  }
  const label = REGISTER_FIELD[second ?? head] ?? head;
  return head === "delivery" && second !== "method" ? `${REGISTER_WORD.deliveryTo}の${label}` : label;
}

export interface RegisterIssueSubject {
  readonly label: string;
  readonly kind: "amount" | "quantity" | "sum" | "text";
  /** Ready to print. */
  readonly max: string;
}

const ISSUE: Record<RegistrationIssue["code"], (s: RegisterIssueSubject) => string> = {
  required: (s) => `${s.label}を入力してください。`,
  negative: (s) => (s.kind === "quantity" ? "数量は1以上で入力してください。" : "0円以上で入力してください。"),
  fraction: (s) => `小数は使えません。${s.kind === "quantity" ? "1単位" : "1円単位"}で入力してください。`,
  too_large: (s) =>
    s.kind === "sum" ? `${s.label}は${s.max}以下にしてください。` : `${s.max}以下で入力してください。`,
  not_a_number: (s) => `数字で入力してください。例:${s.kind === "quantity" ? "2" : "12800"}`,
  too_long: (s) => `${s.label}は${s.max}文字以内で入力してください。`,
  bad_character: (s) => badCharacterText(s.label),
  no_lines: () => "商品を1つ以上入力してください。",
  negative_total: () => "合計が0円より少なくなります。値引とポイントを見直してください。",
  bad_postal_code: () => "郵便番号は7桁の数字で入力してください。",
  no_prefecture: () => "住所は都道府県から入力してください。",
  bad_email: () => "メールアドレスの形式で入力してください。例:tanaka@example.jp",
  bad_phone: () => "電話番号は数字とハイフンで入力してください。例:090-1234-5678",
  no_such_day: () => "存在する日付を入力してください。",
  in_past: () => "今日以降の日付を入力してください。",
  in_future: () => "現在より前の日時を入力してください。",
  bad_number: () => "受注番号に使えない文字が含まれています。",
  no_such_choice: (s) =>
    s.label === "税率" ? "税率は10%・軽減8%・対象外から選んでください。" : `${s.label}を選んでください。`,
};

export function registerIssueText(code: RegistrationIssue["code"], subject: RegisterIssueSubject): string {
  return ISSUE[code](subject);
}

export const CUSTOMER_WORD = {
  label: "お客様を検索",
  placeholder: "氏名・フリガナ・電話・メールで検索",
  list: "お客様の候補",
  found: (count: number) => `${count}件`,
  orders: (count: number, last: string) => `${count}件・最終 ${last}`,
  asNew: (typed: string) => `「${typed}」を新しいお客様として入力`,
  earlier: (count: number) => `以前の受注 ${count}件を見る`,
  chosen: (name: string) => `${name} 様の情報を入力しました。`,
  failed: "お客様を検索できませんでした。そのまま入力できます。",
  choose: "選ぶ",
  decide: "決める",
  close: "閉じる",
} as const;

export const POSTAL_WORD = {
  filled: "住所を入力しました",
  several: "複数の町域があります。続きを入力してください。",
  unknown: "この郵便番号は見つかりません。住所を入力してください。",
  failed: "郵便番号を検索できませんでした。住所を入力してください。",
} as const;

export const METHOD_CHOICE_WORD = {
  list: "決済方法の候補",
  placeholder: "決済方法・決済代行会社で検索",
  none: "一致する決済方法はありません。",
  cardNote: "カード番号は、次の画面で決済代行会社に直接入力します。",
  threeDSecure: "3Dセキュアの本人認証を行う",
  page: "対応表の内容",
  before: "オーソリ確定前",
  after: "オーソリ確定後",
  thisOrder: "この受注",
  cancel: "取消",
  amount: "金額変更",
  deadline: "期限",
  decreaseOnly: "減額のみ",
  captureTogether: "オーソリ同時確定",
  securityCode: "セキュリティコード",
  paid: "入金",
  matrix: "対応表で見る",
  choose: "決済方法を選ぶと、対応表の内容を表示します。",
} as const;

/** Whether an authorization that is sent now is captured at once, and why. `off`: its table has the method, and it is not on. */
export const CAPTURE_WORD: Record<
  "flag" | "default" | "off" | "none",
  { readonly short: string; readonly long: string }
> = {
  flag: { short: "対応(フラグ オン)", long: "オーソリ時確定フラグがオンのため、オーソリと同時に確定します。" },
  default: { short: "対応(デフォルト)", long: "フラグの設定に関係なく、オーソリ時に確定します。" },
  off: { short: "対応(現在オフ)", long: "オーソリの後、「確定前」になります。" },
  none: { short: "連携対象外", long: "オーソリの後、「確定前」になります。" },
};

type CodeDemand = NonNullable<AuthorizationRules["securityCode"]>;

export const CODE_WORD: Record<CodeDemand | "no_card", string> = {
  required: "必須",
  optional: "任意",
  none: "入力欄なし",
  no_card: "入力欄なし",
};

export const CODE_LONG: Record<CodeDemand, string> = {
  required: "セキュリティコードの入力がない場合、決済代行会社がオーソリを受け付けません。",
  optional: "セキュリティコードは空欄のまま登録できます。",
  none: "セキュリティコードの入力欄はありません。",
};

export const BEGINNING_WORD: Record<PaymentBeginning, string> = {
  with_authorization: "オーソリと同時に入金済み",
  recorded: "未入金から(担当が記録)",
  reported: "未入金から(決済代行会社が通知)",
};

export const NEXT_WORD = {
  title: "登録すると",
  register: "受注を登録",
  registerNote: (waits: boolean) =>
    `段階は「オーソリ前」${waits ? "、対応状況は「入金待ち」" : ""}。まだ何も送信しません。`,
  card: "カード情報の入力",
  cardNote: (provider: string) => `${provider}の画面を開きます。`,
  send: "オーソリの送信",
  sendNote: (total: string, captured: boolean) => (captured ? `${total}。完了と同時に確定します。` : `${total}。`),
  zero: "合計が0円のため、オーソリは送信しません。",
} as const;

type PlainRefusal = Exclude<RegistrationRefusal["code"], "not_allowed">;

const REFUSAL: Record<PlainRefusal, (orderNumber: string) => string> = {
  invalid_order: () => "入力内容を確認してください。何も登録していません。",
  order_number_taken: (number) => `受注番号 ${number} は、別の受注で使われています。何も登録していません。`,
  registered_otherwise: (number) =>
    `前に送信した内容は、受注 ${number} として登録済みです。そのあとの変更は登録していません。受注を開いて確認してください。`,
  database_unavailable: () =>
    "登録できませんでした。データベースに接続できません。何も登録していません。復旧したら、もう一度登録してください。入力はそのままです。",
  perhaps_saved: () =>
    "登録できたかどうかを確認できませんでした。データベースへの接続が切れました。もう一度登録しても、受注は1件だけです。",
};

export function registrationRefusalText(code: PlainRefusal, orderNumber = ""): string {
  return REFUSAL[code](orderNumber);
}

/** An answer that never came. The same press again is the same order. */
export const REGISTER_UNHEARD =
  "通信が切れ、結果を確認できません。登録された可能性があります。もう一度登録しても、受注は1件だけです。";
export const REGISTER_OFFLINE =
  "登録できませんでした。ネットワークに接続されていません。何も登録していません。入力はそのままです。";
