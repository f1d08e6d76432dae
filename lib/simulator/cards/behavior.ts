/** What an authorization by a card does. Chosen by the number that the buyer types, as at any provider's test system. */
export const CARD_BEHAVIORS = ["authorized", "declined", "challenge", "screening", "code_refused"] as const;
export type CardBehavior = (typeof CARD_BEHAVIORS)[number];

/** Numbers that test systems commonly use. Every other card is authorized. docs/simulator.md lists them. */
const BEHAVIOR_BY_NUMBER: ReadonlyMap<string, CardBehavior> = new Map([
  ["4000000000000002", "declined"],
  ["4000002760003184", "challenge"],
  ["4000000000009235", "screening"],
  ["4000000000000127", "code_refused"],
]);

export function behaviorOf(number: string): CardBehavior {
  return BEHAVIOR_BY_NUMBER.get(number) ?? "authorized";
}

/**
 * Amounts by which a method that screens its buyers, and takes no card, can be made to hesitate or to refuse. Everything
 * else it grants at once.
 */
const BEHAVIOR_BY_AMOUNT: ReadonlyMap<number, "declined" | "screening" | "screening_declined"> = new Map([
  [55_554, "declined"],
  [55_555, "screening"],
  [55_556, "screening_declined"],
]);

export function screenedBehaviorOf(amount: number): "authorized" | "declined" | "screening" | "screening_declined" {
  return BEHAVIOR_BY_AMOUNT.get(amount) ?? "authorized";
}
