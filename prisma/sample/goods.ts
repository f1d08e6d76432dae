import type { TaxRate } from "@/lib/money/tax";
import type { Random } from "./random";

export interface SampleLine {
  readonly name: string;
  readonly productCode: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly taxRate: TaxRate;
}

type Article = readonly [name: string, unitPrice: number, taxRate?: TaxRate];
type Assortment = readonly [Article, ...Article[]];

/** What several shops sell; an order stays within one of them. Prices in yen, tax included; food is taxed at 軽減8%. */
const ASSORTMENTS: readonly [Assortment, ...Assortment[]] = [
  [
    ["ほうじ茶 100g", 1_200, "reduced"],
    ["深蒸し煎茶 八女 80g", 1_620, "reduced"],
    ["玄米茶 ティーバッグ 20包", 980, "reduced"],
    ["急須 常滑焼 黒", 4_800],
    ["湯のみ 波佐見焼 2客組", 3_300],
    ["茶筒 桜皮", 6_600],
    ["抹茶スターターセット", 8_580],
    ["和紅茶 べにふうき 50g", 1_404, "reduced"],
  ],
  [
    ["リネンシャツ 白 M", 6_000],
    ["リネンシャツ 生成り L", 6_000],
    ["コットンワイドパンツ 紺 M", 8_800],
    ["ウールカーディガン グレー S", 12_100],
    ["レインコート オリーブ F", 15_400],
    ["ソックス 3足組", 1_980],
    ["帆布トートバッグ 大", 7_480],
  ],
  [
    ["浅煎り エチオピア 200g", 1_890, "reduced"],
    ["深煎り ブレンド 500g", 2_980, "reduced"],
    ["ドリップバッグ 10袋", 1_500, "reduced"],
    ["デカフェ コロンビア 200g", 1_780, "reduced"],
    ["コーヒーミル 手挽き", 9_900],
    ["ガラスサーバー 600ml", 3_850],
    ["ペーパーフィルター 100枚", 440],
  ],
  [
    ["1人用テント 3シーズン", 38_500],
    ["ダウンシュラフ -5℃", 29_700],
    ["アルミクッカー 2点", 4_950],
    ["LEDランタン 充電式", 6_380],
    ["折りたたみチェア", 8_250],
    ["ペグ 8本組", 2_200],
    ["防水スタッフバッグ 10L", 1_870],
  ],
  [
    ["化粧水 しっとり 150ml", 2_970],
    ["美容液 30ml", 5_940],
    ["クレンジングバーム 90g", 3_080],
    ["日焼け止め SPF50+ 50g", 1_980],
    ["詰め替え 化粧水 130ml", 2_420],
    ["ハンドクリーム ゆず 40g", 1_100],
    ["お試し4点セット", 1_500],
  ],
  [
    ["業務用ラップ 30cm×100m 30本", 9_240],
    ["コピー用紙 A4 5000枚", 4_180],
    ["ニトリル手袋 M 100枚×10", 6_490],
    ["スチールラック 5段", 16_280],
    ["オフィスチェア メッシュ", 24_800],
    ["シュレッダー A3対応", 79_800],
    ["会議用テーブル 1800mm", 33_000],
  ],
  [
    ["シニア犬用フード 3kg", 4_620],
    ["猫砂 木製 6L×4", 2_728],
    ["爪とぎ タワー型", 5_280],
    ["ササミジャーキー 国産 200g", 1_078],
    ["首輪 本革 M", 3_960],
    ["自動給水器", 4_380],
  ],
  [
    ["日本酒 純米大吟醸 720ml", 4_950],
    ["干物詰め合わせ 8枚", 3_980, "reduced"],
    ["北海道 いくら醤油漬け 500g", 9_800, "reduced"],
    ["信州りんご 5kg", 4_320, "reduced"],
    ["ギフトカタログ 風", 11_880],
    ["ギフト券 3,000円分", 3_000, "exempt"],
    ["カステラ 2本 のし付き", 3_456, "reduced"],
  ],
];

/** The most that an order may cost. */
const DEAREST = 99_999_999;

/** What makes an order's amounts unusual. */
export type OrderSize = "usual" | "cheapest" | "dearest" | "many_lines";

/** Between one and four articles of one shop. */
function usualLines(random: Random): readonly SampleLine[] {
  const assortment = random.pick(ASSORTMENTS);
  const count = random.pick([1, 1, 1, 2, 2, 3, 4]);
  const first = random.int(0, assortment.length - 1);
  return Array.from({ length: count }, (_, index) => {
    const article = assortment[(first + index) % assortment.length] ?? assortment[0];
    const [, unitPrice] = article;
    return { ...soldAs(article), quantity: unitPrice > 10_000 ? 1 : random.pick([1, 1, 1, 2, 2, 3, 5]) };
  });
}

function manyLines(): readonly SampleLine[] {
  return ASSORTMENTS.flatMap((assortment) =>
    assortment.slice(0, 3).map((article, index) => ({ ...soldAs(article), quantity: index + 1 })),
  );
}

/** With the code that the shop's own lists have: the article's place in them. */
function soldAs([name, unitPrice, taxRate = "standard"]: Article): Omit<SampleLine, "quantity"> {
  return { name, productCode: CODES.get(name) ?? "", unitPrice, taxRate };
}

const CODES: ReadonlyMap<string, string> = new Map(
  ASSORTMENTS.flatMap((assortment, shelf) =>
    assortment.map(([name], index) => [name, `${String.fromCharCode(65 + shelf)}-${String(index + 101)}`] as const),
  ),
);

const UNUSUAL = { quantity: 1, taxRate: "standard" } as const;

function linesFrom(random: Random, size: OrderSize): readonly SampleLine[] {
  switch (size) {
    case "usual":
      return usualLines(random);
    case "cheapest":
      return [{ ...UNUSUAL, name: "アンケート謝礼品(送料のみご負担)", productCode: "Z-901", unitPrice: 1 }];
    case "dearest":
      return [
        {
          ...UNUSUAL,
          name: "店舗什器一式 設計・製作・搬入・据付(内訳は別紙見積書のとおり)",
          productCode: "Z-902",
          quantity: 3,
          unitPrice: 33_000_000,
        },
        { ...UNUSUAL, name: "据付調整費", productCode: "Z-903", unitPrice: DEAREST - 3 * 33_000_000 },
      ];
    case "many_lines":
      return manyLines();
  }
}

/** What the parts of an order's amount come to, in yen. */
export interface Sums {
  readonly lines: readonly SampleLine[];
  readonly subtotal: number;
  readonly shippingFee: number;
  readonly fee: number;
  readonly discount: number;
  readonly points: number;
  readonly total: number;
}

function subtotalOf(lines: readonly SampleLine[]): number {
  return lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
}

/** The same parts with other fees or another discount. */
export function sumsOf(parts: Omit<Sums, "subtotal" | "total">): Sums {
  const subtotal = subtotalOf(parts.lines);
  return { ...parts, subtotal, total: subtotal + parts.shippingFee + parts.fee - parts.discount - parts.points };
}

/** Free shipping from 10,000 yen; a coupon or points now and then, never more than half of the goods; 後払い has its fee. */
export function basketFrom(random: Random, size: OrderSize, paysLater: boolean): Sums {
  const lines = linesFrom(random, size);
  const plain = { lines, shippingFee: 0, fee: 0, discount: 0, points: 0 };
  if (size === "cheapest" || size === "dearest") return sumsOf(plain);
  const subtotal = subtotalOf(lines);
  const most = Math.floor(subtotal / 4);
  return sumsOf({
    lines,
    shippingFee: subtotal >= 10_000 ? 0 : random.pick([500, 660, 800]),
    fee: paysLater ? 220 : 0,
    discount: random.chance(0.22) ? Math.min(most, random.pick([200, 300, 500, 1_000])) : 0,
    points: random.chance(0.14) ? Math.min(most, random.int(1, 800)) : 0,
  });
}
