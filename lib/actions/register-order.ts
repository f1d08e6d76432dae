"use server";

import { z } from "zod";
import { registerOrder as registerOrderVerb } from "@/lib/payments/verbs/register-order";
import { liveDeps } from "@/lib/process/live-deps";
import {
  ADDRESS_MAX,
  CHOICE_MAX,
  CUSTOMER_NAME_MAX,
  EMAIL_MAX,
  LINE_NAME_MAX,
  MEMO_MAX,
  PRODUCT_CODE_MAX,
} from "@/lib/text/limits";
import { staffAction } from "./client";
import { codeInput, textInput } from "./text-input";

/** Its shape alone: what a field may hold, a tax rate that does not exist too, is said by the verb, field by field. */
const address = {
  postalCode: textInput(CHOICE_MAX),
  prefecture: textInput(CHOICE_MAX),
  city: textInput(ADDRESS_MAX),
  street: textInput(ADDRESS_MAX),
  building: textInput(ADDRESS_MAX),
};
const name = textInput(CUSTOMER_NAME_MAX);
const phone = textInput(CHOICE_MAX);

const registration = z.object({
  requestKey: z.uuid(),
  customer: z.object({ name, kana: name, email: textInput(EMAIL_MAX), phone, ...address }),
  delivery: z.object({ name, kana: name, phone, method: textInput(CHOICE_MAX), ...address }),
  wishedOn: textInput(CHOICE_MAX),
  wishedBand: textInput(CHOICE_MAX),
  lines: z
    .array(
      z.object({
        name: textInput(LINE_NAME_MAX),
        productCode: textInput(PRODUCT_CODE_MAX),
        quantity: z.number(),
        unitPrice: z.number(),
        taxRate: textInput(CHOICE_MAX),
      }),
    )
    .max(1_000),
  shippingFee: z.number(),
  fee: z.number(),
  discount: z.number(),
  points: z.number(),
  methodId: codeInput(100).or(z.literal("")),
  memo: textInput(MEMO_MAX),
  threeDSecure: z.boolean(),
});

/** 受注登録: the screen's orders are numbered by the shop and are of now. */
export const registerOrder = staffAction("operator")
  .inputSchema(registration)
  .action(({ parsedInput, ctx }) =>
    registerOrderVerb(liveDeps(), ctx.staff, { ...parsedInput, orderNumber: null, orderedAt: null }),
  );
