import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { OperationKind } from "@/lib/gateway/protocol";
import type { ProviderCodeMeaning } from "@/lib/gateway/providers/profile";
import type { IgnoredParam } from "@/lib/lists/address-params";
import type { CaptureReason } from "@/lib/payments/model/records";
import type { OperationState } from "@/lib/payments/model/states";
import type { EpochMs } from "@/lib/time/epoch";
import type { JournalParam } from "./journal-url";

/** One page of 連携履歴. Codes and values only. Instants are epoch milliseconds, amounts yen. */
export interface JournalView {
  readonly serverNow: EpochMs;
  readonly rows: readonly JournalRow[];
  readonly previous: string | null;
  readonly next: string | null;
  readonly ignored: readonly IgnoredParam<JournalParam>[];
}

export interface JournalRow {
  readonly id: string;
  readonly orderNumber: string;
  readonly methodId: MethodId;
  readonly providerPaymentId: string | null;
  readonly kind: OperationKind;
  readonly state: OperationState;
  readonly amountBefore: number;
  readonly amount: number;
  /** The provider's own name of the call. */
  readonly providerOperation: string;
  readonly providerCode: string | null;
  readonly providerStatus: string | null;
  readonly meaning: ProviderCodeMeaning | null;
  /** Why the outcome is unknown, or why it was never sent. */
  readonly cause: string | null;
  readonly reason: string;
  /** Of an authorization that captures: オーソリ時確定フラグ, or the method does so by default. null for every other call. */
  readonly captureReason: CaptureReason | null;
  /** null: the worker. */
  readonly staffName: string | null;
  readonly sends: number;
  readonly inquiries: number;
  readonly createdAt: EpochMs;
  readonly settledAt: EpochMs | null;
  readonly nextStepAt: EpochMs | null;
  /** Not the provider's answer ended it but what a person recorded, with their note; null otherwise. */
  readonly word: { readonly by: string; readonly note: string } | null;
}

/** One send or inquiry of an operation. */
export interface AttemptView {
  readonly seq: number;
  readonly kind: "send" | "inquire";
  readonly startedAt: EpochMs;
  /** null: under way, or the process that made it is gone. */
  readonly endedAt: EpochMs | null;
  readonly outcome: string | null;
  readonly httpStatus: number | null;
  readonly providerCode: string | null;
  readonly providerStatus: string | null;
  /** As received, secrets removed. */
  readonly raw: string | null;
}

export const JOURNAL_PAGE_SIZE = 50;
