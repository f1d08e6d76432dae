import type {
  AttemptEnd,
  AttemptRecord,
  ConsoleTaskRecord,
  OperationRecord,
  OrderRecord,
  PaymentRecord,
} from "@/lib/payments/model/records";
import type { LoadPayment, LoadWaiting } from "@/lib/simulator/load-format";
import type { EpochMs } from "@/lib/time/epoch";
import type { ActorKind } from "@/prisma/generated/enums";

/**
 * What the sample lays: the write path's own records while they are still being written, with the columns that only
 * lists and screens read. Instants are epoch milliseconds, amounts whole yen. Rows without an id get theirs when laid.
 */
type Draftable<T> = { -readonly [K in keyof T]: T[K] };

export interface OrderRow extends Draftable<OrderRecord> {
  searchText: string;
  updatedAt: EpochMs;
}

export type PaymentRow = Draftable<PaymentRecord>;

export type OperationRow = Draftable<OperationRecord>;
export type AttemptRow = Omit<AttemptRecord, "end"> & AttemptEnd;

export interface TaskRow extends Draftable<Omit<ConsoleTaskRecord, "id">> {
  methodId: string;
  workedAt: EpochMs | null;
  closedAt: EpochMs | null;
  closedBy: string | null;
  note: string;
}

export interface EventRow {
  at: EpochMs;
  actor: ActorKind;
  staffId: string | null;
  subject: string;
  subjectId: string;
  orderId: number | null;
  orderVersion: number | null;
  kind: string;
  data: unknown;
}

/** One order with all that hangs on it, and what its provider holds (null before an authorization). */
export interface SampleOrder {
  readonly order: OrderRow;
  readonly payment: PaymentRow;
  readonly operations: readonly OperationRow[];
  readonly attempts: readonly AttemptRow[];
  readonly tasks: readonly TaskRow[];
  readonly events: readonly EventRow[];
  readonly ledger: LoadPayment | null;
  /** The authorization that its provider has taken and not decided; null where there is none. */
  readonly waiting: LoadWaiting | null;
}
