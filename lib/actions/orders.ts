"use server";

import { z } from "zod";
import { confirmOrderVerb as confirm } from "@/lib/payments/verbs/confirm";
import { openTask as openTaskVerb } from "@/lib/payments/verbs/open-task";
import { type ManualResolution, resolveOperation as resolve } from "@/lib/payments/verbs/resolve-operation";
import { updateMemo as updateMemoVerb } from "@/lib/payments/verbs/update-memo";
import { updateStatus as updateStatusVerb } from "@/lib/payments/verbs/update-status";
import { liveDeps } from "@/lib/process/live-deps";
import { openVerb } from "@/lib/process/open-verb";
import { MEMO_MAX, PAYMENT_ID_MAX, REASON_MAX } from "@/lib/text/limits";
import { staffAction } from "./client";
import {
  confirmationInput,
  freeStatusInput,
  operationIdInput,
  orderNumberInput,
  verbInput,
  versionInput,
} from "./order-input";
import { codeInput, textInput } from "./text-input";

/** What staff do to orders. The verbs check the role once more, on the staff row as it is under lock. */

export const prepareOrderVerb = staffAction("operator")
  .inputSchema(
    z.object({ orderNumber: orderNumberInput, verb: verbInput, since: versionInput.nullable().default(null) }),
  )
  .action(({ parsedInput, ctx }) => openVerb(liveDeps(), ctx.staff, parsedInput));

export const confirmOrderVerb = staffAction("operator")
  .inputSchema(confirmationInput)
  .action(({ parsedInput, ctx }) => confirm(liveDeps(), ctx.staff, parsedInput));

export const updateMemo = staffAction("operator")
  .inputSchema(z.object({ orderNumber: orderNumberInput, version: versionInput, memo: textInput(MEMO_MAX) }))
  .action(({ parsedInput, ctx }) => updateMemoVerb(liveDeps(), ctx.staff, parsedInput));

export const updateStatus = staffAction("operator")
  .inputSchema(z.object({ orderNumber: orderNumberInput, version: versionInput, status: freeStatusInput }))
  .action(({ parsedInput, ctx }) => updateStatusVerb(liveDeps(), ctx.staff, parsedInput));

export const openTask = staffAction("operator")
  .inputSchema(z.object({ operationId: operationIdInput }))
  .action(({ parsedInput, ctx }) => openTaskVerb(liveDeps(), ctx.staff, parsedInput));

/** 要確認: what a person found in the provider's console. */
export const resolveOperation = staffAction("operator")
  .inputSchema(
    z
      .object({
        operationId: operationIdInput,
        outcome: z.enum(["done", "not_done"]),
        note: textInput(REASON_MAX),
        providerPaymentId: codeInput(PAYMENT_ID_MAX).optional(),
      })
      .transform(
        ({ providerPaymentId, ...said }): ManualResolution =>
          providerPaymentId === undefined ? said : { ...said, providerPaymentId },
      ),
  )
  .action(({ parsedInput, ctx }) => resolve(liveDeps(), ctx.staff, parsedInput));
