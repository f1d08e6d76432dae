/** The check digit that every card number ends with (Luhn). */
export function hasRightCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

export interface Brand {
  readonly name: string;
  readonly begins: RegExp;
  readonly lengths: readonly number[];
  readonly codeDigits: 3 | 4;
}

/** The brands that the form takes. */
export const BRANDS: readonly Brand[] = [
  { name: "VISA", begins: /^4/, lengths: [13, 16, 19], codeDigits: 3 },
  {
    name: "Mastercard",
    begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    lengths: [16],
    codeDigits: 3,
  },
  { name: "JCB", begins: /^35(?:2[89]|[3-8])/, lengths: [16], codeDigits: 3 },
  { name: "American Express", begins: /^3[47]/, lengths: [15], codeDigits: 4 },
  { name: "Diners Club", begins: /^3(?:0[0-5]|[689])/, lengths: [14, 16], codeDigits: 3 },
];

export function brandOf(digits: string): Brand | null {
  return BRANDS.find((brand) => brand.begins.test(digits)) ?? null;
}
