/** Page: 3.注文の金額変更連携について, オーソリ確定後 対応決済サービス. No flag is asked for unless a line names one. */
import { ALWAYS, AMOUNT_NOTICE_REMARK, EDIT_CHOICE, line, type PageTable, POST_CAPTURE_FLAG } from "./table";

const ATONE_REMARK = "「オーソリ確定後金額変更連携フラグ:オーソリ確定後の金額変更連携を可能とする」を選択した場合";

export const AMOUNT_AFTER_CAPTURE: PageTable = [
  // SMBC GMO PAYMENT
  line(1, ALWAYS, "", "smbc-gmo/card"),
  // VeriTrans4G: here 楽天ペイ, before capture the card.
  line(2, { ...ALWAYS, decrease_only: true }, "減額のみ可能", "veritrans4g/rakuten-pay"),
  // GMOペイメントゲートウェイ
  line(3, ALWAYS, "", "gmo-pg/card-one-time", "gmo-pg/card-recurring"),
  line(4, ALWAYS, "", "gmo-pg/card-link"),
  // Two carriers only, three in the other tables.
  line(5, ALWAYS, "", "gmo-pg/carrier-docomo", "gmo-pg/carrier-au"),
  line(6, { ...ALWAYS, external_notice: true }, AMOUNT_NOTICE_REMARK, "gmo-pg/rakuten-pay-v2"),
  line(7, { ...ALWAYS, decrease_only: true }, "減額のみ可能", "gmo-pg/epos"),
  // GMOペイメントサービス
  line(8, { ...ALWAYS, decrease_only: true }, "減額のみ可能", "gmo-ps/atokara"),
  // キャッチボール
  line(9, EDIT_CHOICE, "受注編集時に「後払い.com 取引修正連携」欄で「連携する」を選択", "catchball/atobarai"),
  // SBペイメントサービス
  line(10, ALWAYS, "", "sbps/card"),
  line(
    11,
    { ...POST_CAPTURE_FLAG, decrease_only: true, captures_with_change: true },
    "減額のみ可能\n「オーソリ確定後金額変更連携フラグ:オーソリ確定後の金額変更連携を可能とし、同時に確定する」を選択",
    "sbps/epos",
  ),
  // ヤマト運輸
  line(
    12,
    { ...EDIT_CHOICE, decrease_only: true },
    "減額のみ可能\n受注編集時に「減額連携する」を選択",
    "yamato/paypay",
  ),
  // ペイジェント
  line(13, ALWAYS, "", "paygent/card"),
  // ネットプロテクションズ
  line(14, POST_CAPTURE_FLAG, ATONE_REMARK, "np/atone-next-month"),
  line(15, POST_CAPTURE_FLAG, ATONE_REMARK, "np/atone-next-month-common"),
  line(16, POST_CAPTURE_FLAG, ATONE_REMARK, "np/atone-per-use"),
  // NTTドコモ
  line(
    17,
    { ...ALWAYS, deadline: "payment+2months_end_20h" },
    "決済日時の翌々月末20時を過ぎるとエラー",
    "docomo/d-barai",
  ),
  // 楽天カード
  line(18, ALWAYS, "", "rakuten-card/card"),
];
