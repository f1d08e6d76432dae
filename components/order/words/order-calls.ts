"use client";

import { ask } from "@/lib/actions/ask";
import { askRoute } from "@/lib/actions/ask-route";
import {
  confirmOrderVerb as confirmOrderVerbAction,
  openTask as openTaskAction,
  prepareOrderVerb as prepareOrderVerbAction,
  resolveOperation as resolveOperationAction,
  updateMemo as updateMemoAction,
  updateStatus as updateStatusAction,
} from "@/lib/actions/orders";
import type { ActionFailure } from "@/lib/failures/failure";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import type { Confirmation, Inquired, OrderVerb, VerbAnswer, VerbRefusal } from "@/lib/payments/model/contract";
import type { FreeStatus } from "@/lib/payments/model/order-states";
import { inquiryOf } from "@/lib/queries/order";
import type { Result } from "@/lib/result/result";

/** What the browser may ask of an order, each folded into one Result. Nothing here repeats by itself. */

export type VerbFailure = VerbRefusal | ActionFailure;

/** `since`: the version that was shown before, so that the answer tells what was changed after it. */
export function prepareOrderVerb(
  orderNumber: string,
  verb: OrderVerb,
  since: number | null = null,
): Promise<Result<OpenedVerb, VerbFailure>> {
  return ask(() => prepareOrderVerbAction({ orderNumber, verb, since }));
}

export function confirmOrderVerb({ edit, ...rest }: Confirmation): Promise<Result<VerbAnswer, VerbFailure>> {
  const typed = edit === undefined ? {} : { edit: { ...edit, lines: edit.lines.map((line) => ({ ...line })) } };
  return ask(() => confirmOrderVerbAction({ ...rest, ...typed }));
}

export function updateMemo(input: { orderNumber: string; version: number; memo: string }) {
  return ask(() => updateMemoAction(input));
}

export function updateStatus(input: { orderNumber: string; version: number; status: FreeStatus }) {
  return ask(() => updateStatusAction(input));
}

export function inquireOrder(orderNumber: string): Promise<Result<Inquired, VerbFailure>> {
  return askRoute<Inquired, VerbRefusal>(() => inquiryOf(orderNumber));
}

export function openTask(operationId: string) {
  return ask(() => openTaskAction({ operationId }));
}

export function resolveOperation(input: {
  operationId: string;
  outcome: "done" | "not_done";
  note: string;
  /** Of an authorization that is done. */
  providerPaymentId?: string;
}): Promise<Result<VerbAnswer, VerbFailure>> {
  return ask(() => resolveOperationAction(input));
}
