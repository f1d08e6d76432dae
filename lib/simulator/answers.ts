import type { LedgerEntry, OperationAnswer, WaitsFor } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import { type Mutation, type Payment, toWire } from "./payment";
import { codeOf, type Side, statusOf } from "./providers/registry";
import type { RefusalCause } from "./providers/table";

/** A payment with its entries: what an answer shows. */
export interface Recorded {
  readonly payment: Payment;
  readonly entries: readonly LedgerEntry[];
}

function base(request: Mutation, recorded: Recorded | null, side: Side, at: EpochMs) {
  return {
    operationId: request.operationId,
    paymentId: recorded?.payment.paymentId ?? null,
    kind: request.kind,
    providerOperation: request.providerOperation,
    processedAt: formatInstant(at),
    payment: recorded === null ? null : toWire(recorded.payment, statusOf(side, recorded.payment), recorded.entries),
  };
}

export function succeeded(side: Side, request: Mutation, recorded: Recorded, at: EpochMs): OperationAnswer {
  const status = statusOf(side, recorded.payment);
  return { ...base(request, recorded, side, at), result: "succeeded", providerCode: null, providerStatus: status };
}

export function refused(
  side: Side,
  request: Mutation,
  recorded: Recorded | null,
  cause: RefusalCause | { readonly code: string },
  at: EpochMs,
): OperationAnswer {
  const providerCode = typeof cause === "string" ? codeOf(side, cause) : cause.code;
  const providerStatus = recorded === null ? null : statusOf(side, recorded.payment);
  return { ...base(request, recorded, side, at), result: "refused", providerCode, providerStatus };
}

export function pending(
  side: Side,
  request: Mutation,
  recorded: Recorded | null,
  status: string,
  at: EpochMs,
  waitsFor: WaitsFor | null = null,
): OperationAnswer {
  const waiting = waitsFor === null ? {} : { waitsFor };
  return {
    ...base(request, recorded, side, at),
    result: "pending",
    providerCode: null,
    providerStatus: status,
    ...waiting,
  };
}

/** The entry that a done request leaves. */
export function entryOf(
  side: Side,
  payment: Payment,
  entries: readonly LedgerEntry[],
  done: Pick<Mutation, "kind" | "amount" | "providerOperation"> & { readonly operationId: string | null },
): LedgerEntry {
  return {
    seq: (entries.at(-1)?.seq ?? 0) + 1,
    operationId: done.operationId,
    kind: done.kind,
    amount: done.amount,
    at: formatInstant(payment.updatedAt),
    providerOperation: done.providerOperation,
    providerCode: null,
    providerStatus: statusOf(side, payment),
  };
}
