import type { SeededRandom } from "../random";

/** Card numbers of the simulator: docs/simulator.md. */
const GRANTED = [
  { number: "4111 1111 1111 1111", code: "123" },
  { number: "5555555555554444", code: "907" },
  { number: "3530 1113 3330 0000", code: "000" },
  { number: "3782 822463 10005", code: "1234" },
] as const;
const REFUSED_CODE = { number: "4000 0000 0000 0127", code: "555" } as const;

export interface CardToType {
  /** `refused_code`: the provider refuses it as if its security code were missing. */
  readonly number: "granted" | "refused_code";
  readonly code: "given" | "empty";
}

/** What the form gave back, or the fields at which it took no card. */
export type FormAnswer =
  | { readonly given: { readonly token: string; readonly securityCode: string } }
  | { readonly errors: Readonly<Record<string, string>> };

/** Types a card on the provider's own form, as its page would send it: nothing of it goes to the shop. */
export async function typeCardOnForm(url: string, card: CardToType, random: SeededRandom): Promise<FormAnswer> {
  const { number, code } = card.number === "granted" ? random.pick(GRANTED) : REFUSED_CODE;
  const typed = { number, expiry: "12/30", holder: "MISAKI SATO", code: card.code === "given" ? code : "" };
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(url).origin },
    body: JSON.stringify(typed),
  });
  const text = await response.text();
  if (response.status !== 200 && response.status !== 422) {
    throw new Error(`the card form answered ${response.status}: ${text}`);
  }
  return JSON.parse(text) as FormAnswer;
}
