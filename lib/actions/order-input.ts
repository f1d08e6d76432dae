import { z } from "zod";
import { type Confirmation, ORDER_VERBS } from "@/lib/orders/contract";
import { ORDER_STATUSES } from "@/lib/orders/order-states";
import type { FreeStatus } from "@/lib/orders/update-status";

/**
 * The shape of what comes in about orders, and bounds that only keep absurd bodies out: what a field may hold is said by
 * the verbs, field by field.
 */

export const orderNumberInput = z.string().min(1).max(64);
export const verbInput = z.enum(ORDER_VERBS);
export const versionInput = z.int().min(1);
export const operationIdInput = z.uuid();

const isFree = (status: (typeof ORDER_STATUSES)[number]): status is FreeStatus => status !== "canceled";
export const freeStatusInput = z.enum(ORDER_STATUSES.filter(isFree));

const line = z.object({ name: z.string().max(2_000), quantity: z.number(), unitPrice: z.number() });
const edit = z.object({
  lines: z.array(line).max(1_000),
  shippingFee: z.number(),
  discount: z.number(),
  points: z.number(),
  editChoice: z.boolean(),
});

export const confirmationInput = z
  .object({
    requestKey: z.uuid(),
    version: versionInput,
    flagsState: z.string().max(1_000),
    reason: z.string().max(20_000),
    acknowledged: z.boolean(),
    edit: edit.optional(),
  })
  .transform(({ edit: typed, ...rest }): Confirmation => (typed === undefined ? rest : { ...rest, edit: typed }));
