import type { Gateway } from "@/lib/gateway/port";
import type { CardFacts, CardToken } from "@/lib/gateway/protocol";
import type { Plan, RefusedCard } from "@/lib/payments/model/contract";
import type { OrderRecord } from "@/lib/payments/model/records";
import { err, ok, type Result } from "@/lib/result/result";

/** The card of a confirmation, as the provider tells of its token; or why it cannot be used. */
export type GivenCard = Result<CardToken, RefusedCard>;

/** Asks the provider what a token stands for, before anything is decided. Moves nothing, and uses up no token. */
export async function readGivenCard(
  gateway: Pick<Gateway, "cardToken">,
  token: string | undefined,
): Promise<GivenCard> {
  if (token === undefined) return err({ code: "card_missing" });
  const reply = await gateway.cardToken(token);
  if (reply.kind === "answer") return ok(reply.answer);
  const unknown = reply.kind === "refused_by_protocol" && reply.code === "unknown_token";
  return err({ code: unknown ? "card_token_unknown" : "card_not_checked" });
}

/** What the shop keeps of a card. The token is not among it. */
export function cardFacts({ brand, last4, expiry, securityCode }: CardFacts): CardFacts {
  return { brand, last4, expiry, securityCode };
}

/** The card that an authorization of this order goes out with; null where its method takes none, whatever was given. */
export function cardFor(
  plan: Extract<Plan, { kind: "authorize" }>,
  { orderNumber, methodId }: Pick<OrderRecord, "orderNumber" | "methodId">,
  given: GivenCard,
): Result<CardToken | null, RefusedCard> {
  if (plan.securityCode === null) return ok(null);
  if (!given.ok) return given;
  const card = given.value;
  if (card.orderNumber !== orderNumber || card.method !== methodId) return err({ code: "card_token_of_another" });
  if (card.state === "used") return err({ code: "card_token_used" });
  if (card.state === "expired") return err({ code: "card_token_expired", at: Date.parse(card.expiresAt) });
  if (plan.securityCode === "required" && card.securityCode === "not_given") {
    return err({ code: "security_code_missing" });
  }
  return ok(card);
}
