import { z } from "zod";
import { AMOUNT_MAX, ID_PATTERN, OPERATION_KINDS, SECURITY_CODE_DEMANDS } from "@/lib/gateway/protocol";
import { parseInstant } from "@/lib/time/instant";
import type { Mutation } from "../payment";
import { shipmentReport } from "../payment-facts";
import { parseJson } from "./parse-json";

const id = z.string().regex(ID_PATTERN);
const text = z.string().min(1).max(200);
const instant = z.string().transform((value, context) => {
  const parsed = parseInstant(value);
  if (parsed.ok && value.endsWith("Z")) return parsed.value;
  context.addIssue("not an instant");
  return z.NEVER;
});

const shared = {
  operationId: id,
  provider: text,
  method: text,
  providerOperation: text,
  amount: z.int().min(1).max(AMOUNT_MAX),
  expiresAt: instant,
};
const authorization = z.object({
  ...shared,
  orderNumber: text,
  orderedAt: instant,
  captureNow: z.boolean(),
  threeDSecure: z.boolean(),
  card: z.object({ token: id, securityCode: z.enum(SECURITY_CODE_DEMANDS) }).nullable(),
});

const operation = z.discriminatedUnion("kind", [
  z.object({ ...shared, kind: z.enum(OPERATION_KINDS).exclude(["authorize", "report_shipment"]) }),
  z.object({ ...shared, kind: z.literal("report_shipment"), shipment: shipmentReport }),
]);

/** A request that can be worked on, and its body as one text by which a repetition is known (expiresAt aside). */
export interface ReadMutation {
  readonly request: Mutation;
  readonly fingerprint: string;
}
export type MutationBody =
  | { readonly ok: true; readonly value: ReadMutation }
  /** The field that is wrong; "" for the whole body. */
  | { readonly ok: false; readonly field: string };

export function readAuthorization(body: string): MutationBody {
  return read(authorization, body, ({ orderNumber, orderedAt, captureNow, threeDSecure, card, ...rest }) => ({
    ...rest,
    kind: "authorize",
    paymentId: null,
    authorization: { orderNumber, orderedAt, captureNow, threeDSecure, card },
  }));
}

export function readOperation(body: string, paymentId: string): MutationBody {
  return read(operation, body, (rest) => ({ ...rest, paymentId, authorization: null }));
}

function read<T>(schema: z.ZodType<T>, body: string, toMutation: (value: T) => Mutation): MutationBody {
  const parsed = schema.safeParse(parseJson(body));
  if (!parsed.success) return { ok: false, field: parsed.error.issues[0]?.path.join(".") ?? "" };
  const request = toMutation(parsed.data);
  const { expiresAt: _, ...lasting } = request;
  return { ok: true, value: { request, fingerprint: JSON.stringify(lasting) } };
}
