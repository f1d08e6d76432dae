import type { CardFacts } from "@/lib/gateway/protocol";

/** 「VISA •••• 1111」: all that the shop knows of a card's number. */
export function cardText({ brand, last4 }: Pick<CardFacts, "brand" | "last4">): string {
  return `${brand} •••• ${last4}`;
}

/** 「2028年12月」 of 2028-12. */
export function expiryText(expiry: string): string {
  return `${expiry.slice(0, 4)}年${Number(expiry.slice(5))}月`;
}

/** Whether the provider's form was given a security code; the code itself never comes here. */
export const CODE_GIVEN_WORD: Record<CardFacts["securityCode"], string> = { given: "入力あり", not_given: "入力なし" };
