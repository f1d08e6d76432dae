/** 税率: 10%, 軽減8%, 対象外. */
export const TAX_RATES = ["standard", "reduced", "exempt"] as const;
export type TaxRate = (typeof TAX_RATES)[number];

/** 消費税の端数: 切捨て, 四捨五入, 切上げ. */
export const ROUNDINGS = ["down", "half_up", "up"] as const;
export type Rounding = (typeof ROUNDINGS)[number];

export const TAX_PERCENT: Readonly<Record<TaxRate, number>> = { standard: 10, reduced: 8, exempt: 0 };

/** What tax is reckoned from. Whole yen, tax included; 値引 and ポイント are at most what they are taken off. */
export interface TaxedAmounts {
  readonly lines: readonly { readonly quantity: number; readonly unitPrice: number; readonly taxRate: TaxRate }[];
  readonly shippingFee: number;
  readonly fee: number;
  readonly discount: number;
  readonly points: number;
}

export interface RateTax {
  readonly rate: TaxRate;
  /** 対象額: what is left of this rate's prices, tax included. */
  readonly amount: number;
  /** うち消費税 */
  readonly tax: number;
}

/**
 * The tax of an order: of each rate that occurs, rounded once. 送料 and 手数料 bear the standard rate. 値引 and ポイント,
 * together, lower each rate's amount by its share, so that the amounts add up to the order's total.
 */
export function taxByRate(order: TaxedAmounts, rounding: Rounding): readonly RateTax[] {
  const included = includedByRate(order);
  const parts = sharesOf(
    order.discount + order.points,
    TAX_RATES.map((rate) => included[rate] ?? 0),
  );
  return TAX_RATES.flatMap((rate, index) => {
    const before = included[rate];
    if (before === undefined) return [];
    const amount = before - (parts[index] ?? 0);
    return [{ rate, amount, tax: taxWithin(amount, TAX_PERCENT[rate], rounding) }];
  });
}

/** A rate that no line and no charge has is absent. */
function includedByRate({ lines, shippingFee, fee }: TaxedAmounts): Partial<Record<TaxRate, number>> {
  const included: Partial<Record<TaxRate, number>> = {};
  const charges = shippingFee + fee;
  if (charges > 0) included.standard = charges;
  for (const { quantity, unitPrice, taxRate } of lines) {
    included[taxRate] = (included[taxRate] ?? 0) + quantity * unitPrice;
  }
  return included;
}

/**
 * `whole` in parts that are to each other as the weights, by the largest remainder: the parts add up. Of equal remainders
 * the earlier weight has the yen. Products of two amounts are beyond what a number holds exactly.
 */
function sharesOf(whole: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  const quotas = weights.map((weight, place) => {
    const product = BigInt(whole) * BigInt(weight);
    return { place, part: Number(product / BigInt(sum)), remainder: Number(product % BigInt(sum)) };
  });
  const left = whole - quotas.reduce((all, { part }) => all + part, 0);
  const served = new Set(
    quotas
      .toSorted((a, b) => b.remainder - a.remainder || a.place - b.place)
      .slice(0, left)
      .map(({ place }) => place),
  );
  return quotas.map(({ place, part }) => (served.has(place) ? part + 1 : part));
}

function taxWithin(amount: number, percent: number, rounding: Rounding): number {
  const [numerator, denominator] = [amount * percent, 100 + percent];
  const down = Math.floor(numerator / denominator);
  const over = numerator % denominator;
  if (over === 0 || rounding === "down") return down;
  return rounding === "up" || over * 2 >= denominator ? down + 1 : down;
}
