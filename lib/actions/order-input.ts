import { z } from "zod";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { ID_PATTERN } from "@/lib/gateway/protocol";
import { TAX_RATES } from "@/lib/money/tax";
import { type Confirmation, ORDER_VERBS } from "@/lib/payments/model/contract";
import { orderNumberIn } from "@/lib/payments/model/order-number";
import type { FreeStatus } from "@/lib/payments/model/order-states";
import { ORDER_STATUSES } from "@/lib/payments/model/order-states";
import { CHOICE_MAX, LINE_NAME_MAX, PRODUCT_CODE_MAX, REASON_MAX } from "@/lib/text/limits";
import { codeInput, textInput } from "./text-input";

/**
 * The shape of what comes in about orders, and bounds that only keep absurd bodies out: what a field may hold is said by
 * the verbs, field by field.
 */

export const orderNumberInput = z.string().refine((text) => orderNumberIn(text) !== null);
export const verbInput = z.enum(ORDER_VERBS);
/** As a row holds it. */
export const versionInput = z.int().min(1).max(2_147_483_647);
export const operationIdInput = z.uuid();

const isFree = (status: (typeof ORDER_STATUSES)[number]): status is FreeStatus => status !== "canceled";
export const freeStatusInput = z.enum(ORDER_STATUSES.filter(isFree));

const line = z.object({
  name: textInput(LINE_NAME_MAX),
  productCode: textInput(PRODUCT_CODE_MAX),
  quantity: z.number(),
  unitPrice: z.number(),
  taxRate: z.enum(TAX_RATES),
});
const edit = z.object({
  lines: z.array(line).max(1_000),
  shippingFee: z.number(),
  fee: z.number(),
  discount: z.number(),
  points: z.number(),
  editChoice: z.boolean(),
});

const shipping = z.object({
  carrier: textInput(CHOICE_MAX),
  slipNumber: textInput(CHOICE_MAX),
  shippedOn: codeInput(10),
  report: z.boolean(),
});

export const confirmationInput = z
  .object({
    requestKey: z.uuid(),
    version: versionInput,
    flagsState: codeInput(1_000),
    reason: textInput(REASON_MAX),
    acknowledged: z.boolean(),
    edit: edit.optional(),
    cardToken: z.string().regex(ID_PATTERN).optional(),
    methodId: z.enum(METHOD_IDS).optional(),
    paidOn: codeInput(10).optional(),
    shipping: shipping.optional(),
  })
  .transform(
    ({ edit: typed, cardToken, methodId, paidOn, shipping: parcel, ...rest }): Confirmation => ({
      ...rest,
      ...(typed === undefined ? {} : { edit: typed }),
      ...(cardToken === undefined ? {} : { cardToken }),
      ...(methodId === undefined ? {} : { methodId }),
      ...(paidOn === undefined ? {} : { paidOn }),
      ...(parcel === undefined ? {} : { shipping: parcel }),
    }),
  );
