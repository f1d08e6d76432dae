/** Page: 4.オーソリ同時確定が可能な決済. The table has no remark column. */
import { ALWAYS, CAPTURE_FLAG, line, note, type PageTable } from "./table";

const FLAG = CAPTURE_FLAG;
const DEFAULT_NOTE = note(
  "以下の決済においては、「オーソリ時確定フラグ」を利用せず、デフォルトでオーソリしたタイミングにオーソリ確定します。",
);

export const CAPTURE_ON_AUTHORIZATION: PageTable = [
  // SMBC GMO PAYMENT
  line(1, FLAG, "", "smbc-gmo/card"),
  // VeriTrans3G
  line(2, FLAG, "", "veritrans3g/card"),
  line(
    3,
    FLAG,
    "",
    "veritrans3g/carrier-docomo",
    "veritrans3g/carrier-softbank-a",
    "veritrans3g/carrier-softbank-b",
    "veritrans3g/carrier-au",
  ),
  line(4, FLAG, "", "veritrans3g/unionpay"),
  line(5, FLAG, "", "veritrans3g/recruit"),
  // VeriTrans4G
  line(6, FLAG, "", "veritrans4g/card"),
  line(7, FLAG, "", "veritrans4g/rakuten-pay"),
  // GMOペイメントゲートウェイ
  line(8, FLAG, "", "gmo-pg/card-one-time", "gmo-pg/card-recurring"),
  line(9, FLAG, "", "gmo-pg/card-link"),
  line(10, FLAG, "", "gmo-pg/rakuten-pay"),
  line(11, FLAG, "", "gmo-pg/rakuten-pay-v2"),
  line(12, FLAG, "", "gmo-pg/recruit"),
  line(13, FLAG, "", "gmo-pg/line-pay"),
  line(14, FLAG, "", "gmo-pg/carrier-docomo", "gmo-pg/carrier-softbank-b", "gmo-pg/carrier-au"),
  line(15, FLAG, "", "gmo-pg/paypay"),
  line(16, FLAG, "", "gmo-pg/au-pay"),
  // GMOペイメントサービス
  line(17, FLAG, "", "gmo-ps/atokara"),
  // SBペイメントサービス
  line(18, FLAG, "", "sbps/card"),
  line(19, FLAG, "", "sbps/paypay"),
  line(20, FLAG, "", "sbps/au-pay"),
  line(21, FLAG, "", "sbps/epos"),
  // ソニーペイメントサービス
  line(22, FLAG, "", "sony/card"),
  // ペイジェント
  line(23, FLAG, "", "paygent/card"),
  line(24, FLAG, "", "paygent/carrier-au"),
  line(25, FLAG, "", "paygent/paypay"),
  // ネットプロテクションズ
  line(26, FLAG, "", "np/connect-pro-instant"),
  line(27, FLAG, "", "np/atone-next-month"),
  line(28, FLAG, "", "np/atone-next-month-common"),
  line(29, FLAG, "", "np/atone-per-use"),
  // アマゾンジャパン
  line(30, FLAG, "", "amazon/pay"),
  line(31, FLAG, "", "amazon/pay-v2"),
  // PayPal
  line(32, FLAG, "", "paypal/paypal"),
  // りそなPayResort
  line(33, FLAG, "", "resona/card"),
  line(34, FLAG, "", "resona/card-3ds"),
  // メルペイ
  line(35, FLAG, "", "merpay/online"),
  // 楽天カード
  line(36, FLAG, "", "rakuten-card/card"),
  // Smartpay
  line(
    37,
    { ...FLAG, only_normal_order_mode: true },
    note("※決済方式:通常注文方式 の場合のみ可能"),
    "smartpay/smartpay",
  ),
  // KOMOJU
  line(38, ALWAYS, DEFAULT_NOTE, "komoju/wechat-pay"),
  line(39, ALWAYS, DEFAULT_NOTE, "komoju/alipay"),
];
