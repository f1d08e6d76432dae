/** Page: 3.注文の金額変更連携について, オーソリ確定前 対応決済サービス. No flag is asked for unless a line names one. */
import { ALWAYS, AMOUNT_NOTICE_REMARK, EDIT_CHOICE, line, type PageTable } from "./table";

const SETTLED_AT_CAPTURE = { ...ALWAYS, decrease_only: true, settled_at_capture: true } as const;
const SETTLED_REMARK = "減額のみ可能\n※金額変更時には連携せず、オーソリ確定時に金額が確定します。";

export const AMOUNT_BEFORE_CAPTURE: PageTable = [
  // SMBC GMO PAYMENT
  line(1, ALWAYS, "", "smbc-gmo/card"),
  // VeriTrans3G
  line(2, ALWAYS, "", "veritrans3g/card"),
  // VeriTrans4G
  line(3, ALWAYS, "", "veritrans4g/card"),
  // GMOペイメントゲートウェイ
  line(4, ALWAYS, "", "gmo-pg/card-one-time", "gmo-pg/card-recurring"),
  line(5, ALWAYS, "", "gmo-pg/card-link"),
  line(6, { ...ALWAYS, external_notice: true }, AMOUNT_NOTICE_REMARK, "gmo-pg/rakuten-pay-v2"),
  // GMOペイメントサービス
  line(
    7,
    { gate: "gmops_modify_api" },
    "「GMOPS後払い 取引修正API連携フラグ:受注編集時に取引修正連携する」を選択",
    "gmo-ps/deferred",
  ),
  line(8, ALWAYS, "", "gmo-ps/b2b-deferred"),
  line(9, ALWAYS, "", "gmo-ps/atokara"),
  // キャッチボール
  line(10, EDIT_CHOICE, "受注編集時に「後払い.com 取引修正連携」欄で「連携する」を選択", "catchball/atobarai"),
  // SBペイメントサービス
  line(11, ALWAYS, "", "sbps/card"),
  line(12, { ...ALWAYS, decrease_only: true }, "減額のみ可能", "sbps/epos"),
  // ヤマト運輸
  line(13, ALWAYS, "", "yamato/card"),
  line(
    14,
    { ...EDIT_CHOICE, decrease_only: true },
    "減額のみ可能\n受注編集時に「減額連携する」を選択",
    "yamato/paypay",
  ),
  // ペイジェント
  line(15, ALWAYS, "", "paygent/card"),
  // ネットプロテクションズ
  line(16, ALWAYS, "", "np/connect-pro"),
  line(17, ALWAYS, "", "np/connect-pro-instant"),
  line(
    18,
    { ...ALWAYS, only_before_slip_number_sent: true },
    "伝票番号連携前のみ可能",
    "np/connect-pro-instant-common",
  ),
  line(19, ALWAYS, "", "np/b2b-deferred"),
  line(20, ALWAYS, "", "np/atone-next-month"),
  line(21, ALWAYS, "", "np/atone-next-month-common"),
  line(22, ALWAYS, "", "np/atone-per-use"),
  // アマゾンジャパン
  line(23, SETTLED_AT_CAPTURE, SETTLED_REMARK, "amazon/pay"),
  line(24, SETTLED_AT_CAPTURE, SETTLED_REMARK, "amazon/pay-v2"),
  // メルペイ
  line(25, SETTLED_AT_CAPTURE, SETTLED_REMARK, "merpay/online"),
  // NTTドコモ
  line(
    26,
    { ...ALWAYS, deadline: "payment+2months_end_20h" },
    "決済日時の翌々月末20時を過ぎるとエラー",
    "docomo/d-barai",
  ),
  // 楽天カード
  line(27, ALWAYS, "", "rakuten-card/card"),
];
