import { z } from "zod";
import { AMOUNT_MAX, ID_PATTERN, OPERATION_KINDS } from "@/lib/gateway/protocol";
import { parseInstant } from "@/lib/time/instant";
import type { Mutation } from "../payment";

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
});
const operation = z.object({ ...shared, kind: z.enum(OPERATION_KINDS).exclude(["authorize"]) });

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
  return read(authorization, body, ({ orderNumber, orderedAt, captureNow, threeDSecure, ...rest }) => ({
    ...rest,
    kind: "authorize",
    paymentId: null,
    authorization: { orderNumber, orderedAt, captureNow, threeDSecure },
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

/** undefined, which no schema here accepts, for a text that is no JSON. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
