import type { MethodId } from "./catalogue";

/**
 * By what the customer's money counts as arrived (入金済み). The page does not say it: it is the nature of each method. A
 * person may record or take back 入金 in every case.
 */
export type PaymentBeginning =
  /** The authorization pays: cards, wallets, carriers. */
  | "with_authorization"
  /** Unpaid until a person records it: 後払い and 掛け払い, where the customer pays after the goods. */
  | "recorded"
  /** Unpaid until the provider reports it: コンビニ, where the customer pays before the goods. */
  | "reported";

export interface BeginningLine {
  readonly begins: PaymentBeginning;
  readonly methods: readonly MethodId[];
}

function line(begins: PaymentBeginning, ...methods: readonly MethodId[]): BeginningLine {
  return { begins, methods };
}

/** Every method of the catalogue, in the page's order. */
export const PAYMENT_BEGINNING: readonly BeginningLine[] = [
  // SMBCファイナンスサービス
  line("recorded", "smbc-fs/deferred"),
  // SMBC GMO PAYMENT
  line("with_authorization", "smbc-gmo/card"),
  // VeriTrans3G
  line(
    "with_authorization",
    "veritrans3g/card",
    "veritrans3g/carrier-docomo",
    "veritrans3g/carrier-softbank-a",
    "veritrans3g/carrier-softbank-b",
    "veritrans3g/carrier-au",
    "veritrans3g/unionpay",
    "veritrans3g/recruit",
  ),
  // VeriTrans4G
  line("with_authorization", "veritrans4g/card", "veritrans4g/rakuten-pay"),
  // GMOペイメントゲートウェイ
  line(
    "with_authorization",
    "gmo-pg/card-one-time",
    "gmo-pg/card-recurring",
    "gmo-pg/card-link",
    "gmo-pg/rakuten-pay",
    "gmo-pg/rakuten-pay-v2",
    "gmo-pg/recruit",
    "gmo-pg/line-pay",
    "gmo-pg/carrier-docomo",
    "gmo-pg/carrier-softbank-b",
    "gmo-pg/carrier-au",
    "gmo-pg/epos",
    "gmo-pg/paypay",
    "gmo-pg/au-pay",
  ),
  // GMOペイメントサービス
  line("recorded", "gmo-ps/deferred", "gmo-ps/b2b-deferred", "gmo-ps/atokara"),
  // キャッチボール
  line("recorded", "catchball/atobarai"),
  // SBペイメントサービス
  line(
    "with_authorization",
    "sbps/card",
    "sbps/carrier-docomo",
    "sbps/carrier-softbank",
    "sbps/carrier-au",
    "sbps/paypay",
    "sbps/au-pay",
    "sbps/epos",
  ),
  // ソニーペイメントサービス
  line("with_authorization", "sony/card"),
  // ヤマトクレジットファイナンス
  line("recorded", "yamato-cf/b2b-deferred"),
  // ヤマト運輸
  line("with_authorization", "yamato/card", "yamato/paypay"),
  line("recorded", "yamato/deferred", "yamato/deferred-mobile"),
  // ペイジェント
  line("with_authorization", "paygent/card", "paygent/carrier-au"),
  line("recorded", "paygent/paidy"),
  line("with_authorization", "paygent/paypay"),
  // ゼウス
  line("with_authorization", "zeus/card"),
  // Paidy
  line("recorded", "paidy/next-month", "paidy/next-month-v2"),
  // ネットプロテクションズ
  line(
    "recorded",
    "np/connect-pro",
    "np/connect-pro-instant",
    "np/connect-pro-instant-common",
    "np/b2b-deferred",
    "np/atone-next-month",
    "np/atone-next-month-common",
    "np/atone-per-use",
  ),
  // アマゾンジャパン
  line("with_authorization", "amazon/pay", "amazon/pay-v2"),
  // PayPal
  line("with_authorization", "paypal/paypal"),
  // りそなPayResort
  line("with_authorization", "resona/card", "resona/card-3ds"),
  // メルペイ
  line("with_authorization", "merpay/online"),
  // NTTドコモ
  line("with_authorization", "docomo/d-barai"),
  // 楽天カード
  line("with_authorization", "rakuten-card/card"),
  line("reported", "rakuten-card/konbini"),
  // Smartpay
  line("with_authorization", "smartpay/smartpay"),
  // KOMOJU
  line("with_authorization", "komoju/wechat-pay", "komoju/alipay"),
];

const BEGINNINGS = new Map(PAYMENT_BEGINNING.flatMap(({ begins, methods }) => methods.map((id) => [id, begins])));

export function paymentBeginningOf(method: MethodId): PaymentBeginning {
  const begins = BEGINNINGS.get(method);
  if (begins === undefined) throw new Error(`${method} has no beginning of its payment`);
  return begins;
}
