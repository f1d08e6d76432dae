import type { Gateway } from "@/lib/gateway/port";
import type { OperationRecord } from "@/lib/payments/model/records";
import type { Clock } from "@/lib/payments/store/port";
import { attemptEndOf, readInquiry } from "./reading";
import { askedOf } from "./request";
import type { Step, StepAttempt } from "./settle";

/** What asking the provider's side about an operation brought, ready to be written with a step. */
export interface Inquiry {
  readonly read: Step["read"];
  readonly attempt: Extract<StepAttempt, { kind: "inquire" }>;
}

/** Asks what became of an operation. Changes nothing at the provider; the lease is the caller's. */
export async function inquire(
  { gateway, clock }: { readonly gateway: Gateway; readonly clock: Clock },
  operation: OperationRecord,
  providerPaymentId: string | null,
): Promise<Inquiry> {
  const asked = askedOf(operation, providerPaymentId);
  const since = clock.monotonic();
  const reply = await gateway.inquire(asked);
  const tookMs = Math.max(0, Math.round(clock.monotonic() - since));
  return {
    read: (now) => readInquiry(asked, reply, { expiresAt: operation.expiresAt, now }),
    attempt: { kind: "inquire", tookMs, end: (reading, now) => attemptEndOf(reply, reading, now) },
  };
}
