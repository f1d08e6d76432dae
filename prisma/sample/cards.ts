import type { AuthorizationRules } from "@/lib/capability/authorization";
import type { CardFacts } from "@/lib/gateway/protocol";
import type { PaymentRecord } from "@/lib/payments/model/records";
import type { EpochMs } from "@/lib/time/epoch";
import { tokyoDate } from "@/lib/time/tokyo";
import { DAY_MS } from "./calendar";
import type { Random } from "./random";

const BRANDS = ["Visa", "Visa", "Mastercard", "JCB", "American Express"] as const;

/** What the shop knows of the card that the buyer typed at the provider; null where the method takes none. */
export function cardFrom(random: Random, demand: AuthorizationRules["securityCode"], at: EpochMs): CardFacts | null {
  if (demand === null) return null;
  const given = demand === "required" || (demand === "optional" && random.chance(0.7));
  return {
    brand: random.pick(BRANDS),
    last4: String(random.int(0, 9_999)).padStart(4, "0"),
    expiry: tokyoDate(at + random.int(40, 1_700) * DAY_MS).slice(0, 7),
    securityCode: given ? "given" : "not_given",
  };
}

type CardColumns = Pick<PaymentRecord, "securityCode" | "cardBrand" | "cardLast4" | "cardExpiry">;

export function cardColumns({ brand, last4, expiry, securityCode }: CardFacts): CardColumns {
  return { securityCode, cardBrand: brand, cardLast4: last4, cardExpiry: expiry };
}
