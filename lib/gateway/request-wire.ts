import { z } from "zod";
import {
  AMOUNT_MAX,
  type AuthorizeRequest,
  type CardSessionRequest,
  OPERATION_KINDS,
  type OperationRequest,
  SECURITY_CODE_DEMANDS,
} from "./protocol";
import { PIECES } from "./wire";

/** What the shop sends, as docs/gateway.openapi.json tells a server to expect it. A server reads it by itself. */

const { id, text, instant, shipment } = PIECES;

const shared = {
  operationId: id,
  provider: text,
  method: text,
  providerOperation: text,
  amount: z.int().min(1).max(AMOUNT_MAX),
  expiresAt: instant,
};

const authorize: z.ZodType<AuthorizeRequest> = z.object({
  ...shared,
  orderNumber: text,
  orderedAt: instant,
  captureNow: z.boolean(),
  threeDSecure: z.boolean(),
  card: z.object({ token: id, securityCode: z.enum(SECURITY_CODE_DEMANDS) }).nullable(),
});

const operate: z.ZodType<OperationRequest> = z.discriminatedUnion("kind", [
  z.object({ ...shared, kind: z.enum(OPERATION_KINDS).exclude(["authorize", "report_shipment"]) }),
  z.object({ ...shared, kind: z.literal("report_shipment"), shipment }),
]);

const cardSession: z.ZodType<CardSessionRequest> = z.object({
  provider: text,
  method: text,
  orderNumber: text,
  amount: shared.amount,
  securityCode: z.enum(SECURITY_CODE_DEMANDS),
  shopOrigin: z.string().max(300).meta({ format: "uri" }),
});

export const REQUESTS = { authorize, operate, cardSession } as const;
