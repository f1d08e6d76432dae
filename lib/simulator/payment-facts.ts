import { z } from "zod";
import type { CardFacts, ShipmentReport } from "@/lib/gateway/protocol";

/** What of a card may stand in the ledger. */
export const cardFacts: z.ZodType<CardFacts> = z.object({
  brand: z.string().min(1).max(20),
  last4: z.string().regex(/^\d{4}$/),
  expiry: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/),
  securityCode: z.enum(["given", "not_given"]),
});

export const shipmentReport: z.ZodType<ShipmentReport> = z.object({
  carrier: z.string().min(1).max(200),
  slipNumber: z.string().min(1).max(200),
  shippedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
});
