import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROUNDINGS, type Rounding, TAX_RATES, type TaxedAmounts, type TaxRate, taxByRate } from "./tax";
import { MAX_YEN } from "./yen";

const NONE = { lines: [], shippingFee: 0, fee: 0, discount: 0, points: 0 } as const;
const line = (unitPrice: number, taxRate: TaxRate, quantity = 1) => ({ quantity, unitPrice, taxRate });

describe("reckoned by hand", () => {
  test("a telephone order of three rates: 値引 and ポイント are spread, and the parts add up to the total", () => {
    const order: TaxedAmounts = {
      lines: [line(1_296, "reduced", 3), line(4_400, "standard"), line(1_000, "exempt")],
      shippingFee: 770,
      fee: 0,
      discount: 500,
      points: 200,
    };
    // 5,170 : 3,888 : 1,000 of 10,058. Of 700: 359.81…, 270.59…, 69.596…; the two largest remainders have a yen each.
    expect(taxByRate(order, "down")).toEqual([
      { rate: "standard", amount: 4_810, tax: 437 },
      { rate: "reduced", amount: 3_618, tax: 268 },
      { rate: "exempt", amount: 930, tax: 0 },
    ]);
  });

  test.each<[Rounding, number, number]>([
    // 1,005 × 10 / 110 = 91.36…; 1,000 × 8 / 108 = 74.07…
    ["down", 91, 74],
    ["half_up", 91, 74],
    ["up", 92, 75],
  ])("%s: 1,005 yen at 10 %% hold %d, 1,000 at 8 %% hold %d", (rounding, standard, reduced) => {
    const order = { ...NONE, lines: [line(1_005, "standard"), line(1_000, "reduced")] };
    expect(taxByRate(order, rounding).map(({ tax }) => tax)).toEqual([standard, reduced]);
  });

  test.each([
    // 33 × 8 / 108 = 2.44…, 34 × 8 / 108 = 2.51…, 27 × 8 / 108 = 2 exactly.
    [33, { down: 2, half_up: 2, up: 3 }],
    [34, { down: 2, half_up: 3, up: 3 }],
    [27, { down: 2, half_up: 2, up: 2 }],
  ])("%d yen at 8 %%: each rounding has its own yen, none where it comes out even", (price, taxes) => {
    const order = { ...NONE, lines: [line(price, "reduced")] };
    for (const rounding of ROUNDINGS) expect(taxByRate(order, rounding)[0]?.tax).toBe(taxes[rounding]);
  });

  test("tax is rounded once for a rate, not once for a line", () => {
    const order = { ...NONE, lines: [line(108, "standard"), line(108, "standard"), line(108, "standard")] };
    // 3 × floor(9.81…) would be 27; 324 × 10 / 110 = 29.45…
    expect(taxByRate(order, "down")).toEqual([{ rate: "standard", amount: 324, tax: 29 }]);
  });

  test("送料 and 手数料 bear 10 %, also where all goods are reduced", () => {
    const order = { ...NONE, lines: [line(1_080, "reduced")], shippingFee: 550, fee: 330 };
    expect(taxByRate(order, "down")).toEqual([
      { rate: "standard", amount: 880, tax: 80 },
      { rate: "reduced", amount: 1_080, tax: 80 },
    ]);
  });

  test("of equal remainders the earlier rate has the yen", () => {
    const order = { ...NONE, lines: [line(100, "standard"), line(100, "reduced")], discount: 1 };
    expect(taxByRate(order, "down").map(({ amount }) => amount)).toEqual([99, 100]);
  });

  test("ポイント that pay for all leave no tax; goods for 0 yen have none", () => {
    expect(taxByRate({ ...NONE, lines: [line(550, "standard")], points: 550 }, "up")).toEqual([
      { rate: "standard", amount: 0, tax: 0 },
    ]);
    expect(taxByRate({ ...NONE, lines: [line(0, "reduced")] }, "up")).toEqual([{ rate: "reduced", amount: 0, tax: 0 }]);
  });
});

/** Orders as the shop takes them, the largest too: the products of two amounts are then beyond 2 ** 53. */
const anyOrder = fc
  .record({
    lines: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 9_999 }),
        unitPrice: fc.oneof(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: MAX_YEN })),
        taxRate: fc.constantFrom(...TAX_RATES),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    shippingFee: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: MAX_YEN })),
    fee: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 999 })),
    taken: fc.double({ min: 0, max: 1, noNaN: true }),
    byPoints: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ taken, byPoints, ...order }): TaxedAmounts => {
    const whole = Math.floor(taken * sumOf({ ...order, discount: 0, points: 0 }));
    const points = Math.floor(byPoints * whole);
    return { ...order, discount: whole - points, points };
  })
  .filter((order) => sumOf({ ...order, discount: 0, points: 0 }) <= 3 * MAX_YEN);

const sumOf = ({ lines, shippingFee, fee, discount, points }: TaxedAmounts) =>
  lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, shippingFee + fee - discount - points);

/** The same by its definition alone, over fractions: no line is served before one of a larger remainder, no tax is off by a yen. */
function holds(order: TaxedAmounts, rounding: Rounding): void {
  const answered = taxByRate(order, rounding);
  const whole = BigInt(order.discount + order.points);
  // Of an order for 0 yen nothing can be taken: any base will do.
  const base = BigInt(sumOf({ ...order, discount: 0, points: 0 }) || 1);
  const shares = answered.map(({ rate, amount, tax }) => {
    const own = order.lines.filter((one) => one.taxRate === rate);
    const charges = rate === "standard" ? BigInt(order.shippingFee) + BigInt(order.fee) : 0n;
    const before = own.reduce((sum, one) => sum + BigInt(one.quantity) * BigInt(one.unitPrice), charges);
    holdTax(BigInt(amount), BigInt(tax), rate, rounding);
    // The share times the base: whole × before is its exact value.
    return { off: (before - BigInt(amount)) * base, exact: whole * before };
  });
  expect(answered.reduce((sum, { amount }) => sum + amount, 0)).toBe(sumOf(order));
  for (const { off, exact } of shares) {
    expect(off > exact - base && off < exact + base).toBe(true);
  }
  const above = shares.filter(({ off, exact }) => off > exact).map(({ off, exact }) => exact - off + base);
  const below = shares.filter(({ off, exact }) => off <= exact).map(({ off, exact }) => exact - off);
  for (const served of above) for (const waiting of below) expect(served >= waiting).toBe(true);
}

const PERCENT: Record<TaxRate, bigint> = { standard: 10n, reduced: 8n, exempt: 0n };

/** tax is the one whole number within the rounding's half-open distance of amount × p / (100 + p). */
function holdTax(amount: bigint, tax: bigint, rate: TaxRate, rounding: Rounding): void {
  const unit = 100n + PERCENT[rate];
  const short = amount * PERCENT[rate] - tax * unit;
  const fits = {
    down: short >= 0n && short < unit,
    up: short <= 0n && short > -unit,
    half_up: 2n * short < unit && 2n * short >= -unit,
  };
  expect(fits[rounding]).toBe(true);
}

test("any order: the amounts add up to its total, no share is off by a yen, each rate's tax is rounded once", () => {
  fc.assert(
    fc.property(anyOrder, fc.constantFrom(...ROUNDINGS), (order, rounding) => {
      holds(order, rounding);
    }),
    { numRuns: 2_000 },
  );
});
