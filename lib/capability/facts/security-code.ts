/** Page: 5.セキュリティコードの入力に対応している決済. */
import { line, type PageTable, SECURITY_CODE_FLAG } from "./table";

const FLAG = SECURITY_CODE_FLAG;

export const SECURITY_CODE: PageTable = [
  // SMBC GMO PAYMENT
  line(1, FLAG, "", "smbc-gmo/card"),
  // VeriTrans3G
  line(2, FLAG, "", "veritrans3g/card"),
  // VeriTrans4G
  line(3, FLAG, "", "veritrans4g/card"),
  // GMOペイメントゲートウェイ
  line(4, FLAG, "", "gmo-pg/card-one-time"),
  line(5, { ...FLAG, only_pci_dss: true }, "PCIDSS利用時のみ", "gmo-pg/card-recurring"),
  line(6, FLAG, "", "gmo-pg/card-link"),
  // SBペイメントサービス
  line(7, FLAG, "", "sbps/card"),
  // ソニーペイメントサービス
  line(8, FLAG, "", "sony/card"),
  // ヤマト運輸
  line(9, FLAG, "", "yamato/card"),
  // ペイジェント
  line(10, FLAG, "", "paygent/card"),
  // ゼウス
  line(11, FLAG, "", "zeus/card"),
  // りそなPayResort
  line(12, FLAG, "", "resona/card-3ds"),
  line(13, FLAG, "", "resona/card"),
  // 楽天カード
  line(14, FLAG, "", "rakuten-card/card"),
];
