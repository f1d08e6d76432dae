import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { EpochMs } from "@/lib/time/epoch";
import type { Flags, OrderMode, Question, Stage } from "./types";

/** Everything the evaluator reads. Instants are epoch milliseconds, amounts whole yen. What a rule does not read is ignored. */
export interface Case {
  readonly method: MethodId;
  readonly capability: Question;
  readonly stage: Stage;
  readonly now: EpochMs;
  readonly orderedAt: EpochMs;
  readonly paymentAt: EpochMs | null;
  readonly capturedAt: EpochMs | null;
  readonly paid: boolean;
  readonly threeDSecure: boolean;
  readonly slipNumberSent: boolean;
  readonly orderMode: OrderMode;
  readonly pciDss: boolean;
  readonly editChoice: boolean;
  readonly amount: number;
  readonly newAmount: number;
  readonly flags: Flags;
}
