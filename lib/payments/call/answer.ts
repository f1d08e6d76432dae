import type { VerbAnswer } from "@/lib/payments/model/contract";
import type { OperationRecord } from "@/lib/payments/model/records";
import type { EpochMs } from "@/lib/time/epoch";

/**
 * What staff are told of an operation as it stands. `version` is the order's, `at` the database's clock; `resolvedManually`
 * says that a person recorded how it ended, where the provider's answer did not tell.
 */
export function answerOf(
  operation: OperationRecord,
  version: number,
  at: EpochMs,
  resolvedManually: boolean,
): VerbAnswer {
  const { id: operationId, kind } = operation;
  switch (operation.state) {
    case "succeeded":
      return { kind: "done", plan: operation.decision.plan, at, operationId, taskId: null, version, resolvedManually };
    case "failed":
      return {
        kind: "refused_by_provider",
        operationId,
        operation: kind,
        providerCode: operation.providerCode,
        at,
        resolvedManually,
      };
    case "not_sent":
      return { kind: "not_sent", operationId, operation: kind, cause: operation.cause ?? "never_arrived", at };
    case "requested":
    case "sending":
    case "unknown":
      return { kind: "unknown", operationId, operation: kind, at, nextInquiryAt: operation.nextStepAt };
    case "pending": {
      const waitsFor = operation.waitsFor ?? { for: "screening" };
      return { kind: "pending", operationId, operation: kind, waitsFor, at, nextInquiryAt: operation.nextStepAt };
    }
    case "needs_person":
      return { kind: "unknown", operationId, operation: kind, at, nextInquiryAt: null };
  }
}
