/** Page: 2.注文のキャンセル連携が可能な決済, オーソリ確定前 対応決済サービス. */
import {
  ALWAYS,
  CANCEL_NOTICE_REMARK,
  EITHER_CANCEL_FLAG,
  line,
  NO_FLAG_NOTE,
  type PageTable,
  THREE_D_NOTE,
} from "./table";

const EITHER = EITHER_CANCEL_FLAG;

export const CANCEL_BEFORE_CAPTURE: PageTable = [
  // SMBCファイナンスサービス
  line(1, EITHER, "", "smbc-fs/deferred"),
  // SMBC GMO PAYMENT
  line(2, EITHER, "", "smbc-gmo/card"),
  // VeriTrans3G: the page leaves out 都度課金 here; it is the same method.
  line(3, EITHER, "", "veritrans3g/card"),
  // VeriTrans4G
  line(4, EITHER, "", "veritrans4g/card"),
  line(5, EITHER, "", "veritrans4g/rakuten-pay"),
  // GMOペイメントゲートウェイ
  line(6, EITHER, "", "gmo-pg/card-one-time", "gmo-pg/card-recurring"),
  line(7, EITHER, "", "gmo-pg/card-link"),
  line(
    8,
    { ...EITHER, deadline: "order_date+5months_end" },
    "注文日の5ヵ月後の末日を超えるとエラー",
    "gmo-pg/rakuten-pay",
  ),
  line(9, { ...EITHER, external_notice: true }, CANCEL_NOTICE_REMARK, "gmo-pg/rakuten-pay-v2"),
  line(10, EITHER, "", "gmo-pg/line-pay"),
  line(11, EITHER, "", "gmo-pg/carrier-docomo", "gmo-pg/carrier-softbank-b", "gmo-pg/carrier-au"),
  line(12, { ...EITHER, deadline: "payment+30d" }, "決済日時から30日を超えるとエラー", "gmo-pg/paypay"),
  line(13, { ...EITHER, deadline: "payment+90d" }, "決済日時から90日を超えるとエラー", "gmo-pg/au-pay"),
  // GMOペイメントサービス: 後払い決済 has a flag of its own, アトカラ none.
  line(
    14,
    { gate: "gmops_cancel_api" },
    "「GMOPS後払い キャンセルAPI連携フラグ:受注取消時に取消連携する」を選択",
    "gmo-ps/deferred",
  ),
  line(15, EITHER, "", "gmo-ps/b2b-deferred"),
  line(16, ALWAYS, NO_FLAG_NOTE, "gmo-ps/atokara"),
  // キャッチボール
  line(17, EITHER, "", "catchball/atobarai"),
  // SBペイメントサービス
  line(18, EITHER, "", "sbps/card"),
  line(19, EITHER, "", "sbps/carrier-docomo", "sbps/carrier-softbank", "sbps/carrier-au"),
  line(20, { ...EITHER, skip_when_unpaid: true }, "未入金受注をキャンセルした場合は連携しない", "sbps/paypay"),
  line(21, EITHER, "", "sbps/au-pay"),
  line(22, EITHER, "", "sbps/epos"),
  // ソニーペイメントサービス
  line(23, EITHER, "", "sony/card"),
  // ヤマトクレジットファイナンス
  line(24, EITHER, "", "yamato-cf/b2b-deferred"),
  // ヤマト運輸
  line(25, EITHER, "", "yamato/card"),
  line(26, { ...EITHER, deadline: "payment+30d" }, "決済日時から30日を超えるとエラー", "yamato/paypay"),
  line(27, EITHER, "", "yamato/deferred"),
  line(28, EITHER, "", "yamato/deferred-mobile"),
  // ペイジェント
  line(29, EITHER, "", "paygent/card"),
  line(30, EITHER, "", "paygent/paidy"),
  line(31, EITHER, "", "paygent/paypay"),
  // ゼウス
  line(32, EITHER, "", "zeus/card"),
  // Paidy
  line(33, EITHER, "", "paidy/next-month"),
  line(34, EITHER, "", "paidy/next-month-v2"),
  // ネットプロテクションズ
  line(35, EITHER, "", "np/connect-pro"),
  line(36, EITHER, "", "np/connect-pro-instant"),
  line(37, EITHER, "", "np/connect-pro-instant-common"),
  line(38, EITHER, "", "np/b2b-deferred"),
  line(39, EITHER, "", "np/atone-next-month"),
  line(40, EITHER, "", "np/atone-next-month-common"),
  line(41, EITHER, "", "np/atone-per-use"),
  // アマゾンジャパン
  line(42, EITHER, "", "amazon/pay"),
  line(43, EITHER, "", "amazon/pay-v2"),
  // りそなPayResort: the exclusion stands in the notes below the two cancel tables.
  line(44, { ...EITHER, excluded_when_3ds: true }, THREE_D_NOTE, "resona/card"),
  // メルペイ
  line(45, EITHER, "", "merpay/online"),
  // NTTドコモ
  line(
    46,
    { ...EITHER, deadline: "payment+2months_end_20h" },
    "決済日時の翌々月末20時を過ぎるとエラー",
    "docomo/d-barai",
  ),
  // 楽天カード: counted from the capture also here, so before it the clock does not run.
  line(47, { ...EITHER, deadline: "capture+170d" }, "オーソリ確定日時から170日を超えるとエラー", "rakuten-card/card"),
  line(
    48,
    EITHER,
    "(セブンイレブン・ファミリーマート・ローソン・ミニストップ・セイコーマート・デイリーヤマザキ)",
    "rakuten-card/konbini",
  ),
  // Smartpay
  line(49, EITHER, "", "smartpay/smartpay"),
  // KOMOJU
  line(50, ALWAYS, NO_FLAG_NOTE, "komoju/wechat-pay"),
  line(51, ALWAYS, NO_FLAG_NOTE, "komoju/alipay"),
];
