import type { Address } from "@/lib/payments/model/records";
import type { Random } from "./random";

type Place = readonly [postalCode: string, prefecture: string, city: string, town: string];

/** Real postal codes with their towns. The house numbers behind them are drawn. */
const PLACES: readonly [Place, ...Place[]] = [
  ["0600042", "北海道", "札幌市中央区", "大通西"],
  ["9800811", "宮城県", "仙台市青葉区", "一番町"],
  ["3300854", "埼玉県", "さいたま市大宮区", "桜木町"],
  ["2600013", "千葉県", "千葉市中央区", "中央"],
  ["1000005", "東京都", "千代田区", "丸の内"],
  ["1500001", "東京都", "渋谷区", "神宮前"],
  ["1600022", "東京都", "新宿区", "新宿"],
  ["1800004", "東京都", "武蔵野市", "吉祥寺本町"],
  ["2200011", "神奈川県", "横浜市西区", "高島"],
  ["9500087", "新潟県", "新潟市中央区", "東大通"],
  ["3900874", "長野県", "松本市", "大手"],
  ["4200852", "静岡県", "静岡市葵区", "紺屋町"],
  ["4600008", "愛知県", "名古屋市中区", "栄"],
  ["6008216", "京都府", "京都市下京区", "東塩小路町"],
  ["5300001", "大阪府", "大阪市北区", "梅田"],
  ["5420076", "大阪府", "大阪市中央区", "難波"],
  ["6500021", "兵庫県", "神戸市中央区", "三宮町"],
  ["7000901", "岡山県", "岡山市北区", "本町"],
  ["7300011", "広島県", "広島市中区", "基町"],
  ["7600019", "香川県", "高松市", "サンポート"],
  ["8100001", "福岡県", "福岡市中央区", "天神"],
  ["9000013", "沖縄県", "那覇市", "牧志"],
];

const BUILDINGS = [
  "コーポ青葉 201",
  "グリーンハイツ 305",
  "サンライズ本町 1102",
  "第二山本ビル 4階",
  "メゾン花水木 B-3",
] as const;

export function addressFrom(random: Random): Address {
  const [postalCode, prefecture, city, town] = random.pick(PLACES);
  return {
    postalCode,
    prefecture,
    city,
    street: `${town}${random.int(1, 5)}-${random.int(1, 28)}-${random.int(1, 19)}`,
    building: random.chance(0.4) ? random.pick(BUILDINGS) : "",
  };
}
