/** Page: 2.注文のキャンセル連携が可能な決済, オーソリ確定後 対応決済サービス. */
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

export const CANCEL_AFTER_CAPTURE: PageTable = [
  // SMBC GMO PAYMENT
  line(1, EITHER, "", "smbc-gmo/card"),
  // VeriTrans3G
  line(2, EITHER, "", "veritrans3g/card"),
  // VeriTrans4G
  line(3, EITHER, "", "veritrans4g/card"),
  // GMOペイメントゲートウェイ
  line(4, EITHER, "", "gmo-pg/card-one-time", "gmo-pg/card-recurring"),
  line(5, EITHER, "", "gmo-pg/card-link"),
  line(
    6,
    { ...EITHER, deadline: "capture_date+1month_end" },
    "オーソリ確定日から翌月末日を超えるとエラー",
    "gmo-pg/rakuten-pay",
  ),
  line(7, { ...EITHER, external_notice: true }, CANCEL_NOTICE_REMARK, "gmo-pg/rakuten-pay-v2"),
  line(8, EITHER, "", "gmo-pg/line-pay"),
  line(9, EITHER, "", "gmo-pg/carrier-docomo", "gmo-pg/carrier-softbank-b", "gmo-pg/carrier-au"),
  line(10, EITHER, "", "gmo-pg/epos"),
  line(11, { ...EITHER, deadline: "payment+180d" }, "決済日時から180日を超えるとエラー", "gmo-pg/paypay"),
  line(12, { ...EITHER, deadline: "payment+90d" }, "決済日時から90日を超えるとエラー", "gmo-pg/au-pay"),
  // SBペイメントサービス: the word about unpaid orders stands in the other table only.
  line(13, EITHER, "", "sbps/card"),
  line(14, EITHER, "", "sbps/carrier-docomo", "sbps/carrier-softbank", "sbps/carrier-au"),
  line(15, EITHER, "", "sbps/paypay"),
  line(16, EITHER, "", "sbps/au-pay"),
  line(17, EITHER, "", "sbps/epos"),
  // ソニーペイメントサービス, here printed as e-SCOTT Smart alone.
  line(18, EITHER, "", "sony/card"),
  // ヤマト運輸
  line(19, EITHER, "", "yamato/card"),
  line(20, { ...EITHER, deadline: "payment+30d" }, "決済日時から30日を超えるとエラー", "yamato/paypay"),
  // ペイジェント
  line(21, EITHER, "", "paygent/card"),
  line(22, EITHER, "", "paygent/paidy"),
  line(23, EITHER, "", "paygent/paypay"),
  // ゼウス
  line(24, EITHER, "", "zeus/card"),
  // Paidy: ver.2 alone.
  line(25, EITHER, "", "paidy/next-month-v2"),
  // ネットプロテクションズ
  line(26, EITHER, "", "np/connect-pro"),
  line(27, EITHER, "", "np/connect-pro-instant"),
  line(28, EITHER, "", "np/connect-pro-instant-common"),
  line(29, EITHER, "", "np/b2b-deferred"),
  line(30, EITHER, "", "np/atone-next-month"),
  line(31, EITHER, "", "np/atone-next-month-common"),
  line(32, EITHER, "", "np/atone-per-use"),
  // りそなPayResort: the exclusion stands in the notes below the two cancel tables.
  line(33, { ...EITHER, excluded_when_3ds: true }, THREE_D_NOTE, "resona/card"),
  // メルペイ
  line(34, EITHER, "", "merpay/online"),
  // NTTドコモ
  line(
    35,
    { ...EITHER, deadline: "payment+2months_end_20h" },
    "決済日時の翌々月末20時を過ぎるとエラー",
    "docomo/d-barai",
  ),
  // 楽天カード
  line(36, { ...EITHER, deadline: "capture+170d" }, "オーソリ確定日時から170日を超えるとエラー", "rakuten-card/card"),
  // Smartpay
  line(37, EITHER, "", "smartpay/smartpay"),
  // KOMOJU
  line(38, ALWAYS, NO_FLAG_NOTE, "komoju/wechat-pay"),
  line(39, ALWAYS, NO_FLAG_NOTE, "komoju/alipay"),
];
