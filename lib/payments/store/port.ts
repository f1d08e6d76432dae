import type { Rounding } from "@/lib/money/tax";
import type { Comparable, DealtWith } from "@/lib/payments/model/comparable";
import type { DifferenceEnd, DifferenceRecord, FoundDifference } from "@/lib/payments/model/differences";
import type { KeptOrderEvent, OrderEvent } from "@/lib/payments/model/order-events";
import type { OrderPatch, PaymentPatch } from "@/lib/payments/model/patches";
import type {
  AttemptEnd,
  AttemptRecord,
  ConsoleTaskKind,
  ConsoleTaskRecord,
  KeptAnswer,
  LockedOrder,
  OpenOperationRecord,
  OperationRecord,
  OrderRecord,
  PaymentRecord,
  PreparationRecord,
  RuleInputs,
  StaffRecord,
} from "@/lib/payments/model/records";
import type { EpochMs } from "@/lib/time/epoch";

/**
 * What the write path asks of its store. PostgreSQL (lib/db/write/store.ts) and a store in memory (../testing/memory-store.ts) keep the
 * same promises; one suite tries both.
 *
 * Locks are taken in one order everywhere: order, payment, operation, and only then flags and settings (shared). A
 * transaction that changes a flag locks no order, so there is no deadlock.
 */
export interface Store {
  /** All or nothing. Throws StoreError, or what `work` threw, after rolling back. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Takes the lease on open operations whose next step is due and raises each one's fence. Round-robin over the providers:
   * the first due operation of each, then the second of each; at one position the oldest first. Skips rows that another
   * transaction holds, takes no other lock, and never waits.
   */
  claimDue(asked: DueClaim): Promise<readonly Claimed[]>;
  /** The same for one operation, due or not; null when it is settled, unknown, or leased to another process. */
  claim(operationId: string, leaseMs: number): Promise<Claimed | null>;
}

export interface DueClaim {
  /** At most so many. */
  readonly limit: number;
  /** Operations that the caller is processing, by provider: these take the first positions. */
  readonly inFlight: ReadonlyMap<string, number>;
  /** A provider's last position: so many operations at most, those in flight included. */
  readonly each: number;
  readonly leaseMs: number;
}

/** An open operation whose lease is the caller's, with the provider's id of its payment. */
export interface Claimed {
  readonly operation: OpenOperationRecord;
  readonly providerPaymentId: string | null;
}

export interface Tx {
  /** The database's own clock at this moment, not the transaction's start: read it after the locks. */
  now(): Promise<EpochMs>;

  findOrderId(orderNumber: string): Promise<number | null>;
  /** Locks order, payment and open operation, then reads them and what hangs on them. */
  lockOrder(orderId: number): Promise<LockedOrder | null>;
  /** Holds flags and settings still until the transaction ends: what was decided by them is committed by them. */
  holdRules(methodId: string): Promise<RuleInputs>;
  /** As the row is now, held still until the transaction ends: read it after every other lock. */
  staff(staffId: string): Promise<StaffRecord | null>;

  insertPreparation(preparation: PreparationRecord): Promise<void>;
  findPreparation(requestKey: string): Promise<PreparationRecord | null>;
  /** Under the order's lock. An answer is given once and never replaced. */
  answerPreparation(requestKey: string, answered: PreparationAnswer): Promise<void>;

  findOperation(operationId: string): Promise<OperationRecord | null>;
  insertOperation(operation: OpenOperationRecord): Promise<void>;
  /** Writes only where `fence` is still the row's own and the state is open; says whether it wrote. */
  updateOperation(operationId: string, fence: number, patch: OperationPatch): Promise<boolean>;
  insertAttempt(attempt: AttemptRecord): Promise<void>;
  endAttempt(operationId: string, seq: number, end: AttemptEnd): Promise<void>;
  /** How many attempts ended so, of those after the last one that ended as `since`. */
  countAttempts(operationId: string, outcomes: readonly string[], since: string): Promise<number>;

  /** 消費税の端数, held still until the transaction ends. */
  taxRounding(): Promise<Rounding>;
  /** The next number within that day in Tokyo. A transaction that asks for the same day waits until this one ends. */
  nextOrderNumber(day: string): Promise<number>;
  findRegistration(name: RegistrationName): Promise<FoundRegistration | null>;
  /** An order of version 1 with a payment that awaits its authorization, and its first event. Returns its id. */
  insertOrder(order: NewOrder, event: OrderEvent): Promise<number>;
  /** The order's version rises by one, and the trail gets its event. Returns the new version. */
  changeOrder(before: OrderRecord, patch: OrderPatch, event: OrderEvent): Promise<number>;
  changePayment(paymentId: number, patch: PaymentPatch): Promise<void>;
  /** The order's present payment: the one before it is superseded first. Returns its number. */
  insertPayment(payment: NewPayment): Promise<number>;
  /** Events after that version, oldest first. */
  eventsAfter(orderId: number, version: number): Promise<readonly KeptOrderEvent[]>;
  lastEvent(orderId: number, kind: OrderEvent["kind"]): Promise<KeptOrderEvent | null>;

  openTask(task: NewTask): Promise<number>;
  updateTask(taskId: number, patch: TaskPatch): Promise<void>;
  closeTask(taskId: number, closed: ClosedTask): Promise<void>;
  /** A task in any state, with who closed it by name. Takes no lock: what it says of an open task may be over. */
  findTask(taskId: number): Promise<FoundTask | null>;
  /** 完了確認待ち: `at` is when the ledger showed the work, null where it no longer does. */
  seeTask(taskId: number, seen: SeenWork): Promise<void>;

  /** Our side of a payment for 突合. Under the order's lock where what it says is to be written down. */
  comparable(providerPaymentId: string): Promise<Comparable | null>;
  /** When the payment was last laid beside the ledger, and whether the two agreed. */
  noteLook(paymentId: number, look: { readonly at: EpochMs; readonly agrees: boolean }): Promise<void>;
  /** What 突合 has found of a payment before, which may be none of ours. */
  differencesOf(providerPaymentId: string): Promise<KnownDifferences>;
  findDifference(differenceId: number): Promise<DifferenceRecord | null>;
  /** The same, held until the transaction ends. After the order's lock, where it has an order. */
  lockDifference(differenceId: number): Promise<DifferenceRecord | null>;
  /** One open difference for each payment. */
  openDifference(difference: NewDifference): Promise<number>;
  /** Seen again, perhaps with other amounts, or with the order that it lacked. */
  seeDifference(differenceId: number, seen: SeenDifference, at: EpochMs): Promise<void>;
  endDifference(differenceId: number, ended: EndedDifference): Promise<void>;
  /** A person acknowledges a difference that has no order, so no order's trail can hold the event. */
  writeDifferenceEvent(event: DifferenceEvent): Promise<void>;
}

export interface SeenWork {
  readonly at: EpochMs | null;
  readonly denied: boolean;
}

export interface KnownDifferences {
  readonly openId: number | null;
  readonly dealtWith: readonly DealtWith[];
}

export type NewDifference = Omit<DifferenceRecord, "id" | "seenAt" | "end" | "endedAt" | "endedBy">;

export type SeenDifference = FoundDifference & Pick<NewDifference, "orderId" | "orderNumber">;

export interface EndedDifference {
  readonly end: DifferenceEnd;
  readonly at: EpochMs;
  /** null: by itself, because the two agree again. */
  readonly by: string | null;
  readonly note: string;
}

export interface DifferenceEvent extends Pick<DifferenceRecord, "providerPaymentId" | "orderNumber"> {
  readonly differenceId: number;
  readonly kind: "difference_acknowledged";
  /** What they had before them. */
  readonly fingerprint: string;
  readonly at: EpochMs;
  readonly staffId: string;
  /** Their note. */
  readonly reason: string;
}

export interface PreparationAnswer {
  /** null while the operation is open. */
  readonly answer: KeptAnswer | null;
  readonly operationId: string | null;
  readonly at: EpochMs;
}

export type OperationPatch = Partial<
  Pick<
    OperationRecord,
    | "state"
    | "leaseUntil"
    | "nextStepAt"
    | "sends"
    | "inquiries"
    | "providerCode"
    | "providerStatus"
    | "cause"
    | "sentAt"
    | "settledAt"
    | "waitsFor"
  >
>;

export type RegistrationName = { readonly requestKey: string } | { readonly orderNumber: string };

export interface FoundRegistration {
  readonly orderNumber: string;
  /** What was registered, as a fingerprint; null of an order that was not registered. */
  readonly content: string | null;
}

/** What an order is when it comes in: nothing is shipped, marked or limited yet. */
export type NewOrder = Omit<
  OrderRecord,
  | "id"
  | "version"
  | "paidOn"
  | "carrier"
  | "slipNumber"
  | "slipNumberSent"
  | "shippedOn"
  | "cancellationMark"
  | "cancellationMarkedAt"
  | "cancellationMarkedBy"
  | "cancelDeadline"
  | "amountDeadline"
  | "nearestDeadline"
> & { readonly registrationKey: string; readonly searchText: string };

export type NewPayment = Omit<PaymentRecord, "id">;

export interface NewTask {
  readonly orderId: number;
  readonly kind: ConsoleTaskKind;
  readonly methodId: string;
  readonly amountBefore: number;
  readonly amountAfter: number;
  readonly reasons: readonly string[];
  readonly operationId: string | null;
  readonly openedAt: EpochMs;
  readonly openedBy: string | null;
}

export interface TaskPatch extends Pick<ConsoleTaskRecord, "amountBefore" | "amountAfter" | "reasons"> {
  /** The refused operation whose work the task keeps from now on. */
  readonly operationId?: string;
}

export interface ClosedTask {
  readonly state: "done" | "not_needed";
  readonly at: EpochMs;
  readonly by: string | null;
  readonly note: string;
  /** The operation whose answer made the work obsolete. */
  readonly operationId?: string;
  /** When a person did the work in the provider's console. */
  readonly workedAt?: EpochMs;
}

export interface FoundTask {
  readonly orderId: number;
  readonly state: ConsoleTaskRecord["state"];
  readonly closedAt: EpochMs | null;
  readonly closedBy: string | null;
}

/** Makes ids: UUID v7, so that the journal's rows lie in the order in which they were made. */
export interface Ids {
  next(): string;
}

/** This process's own sense of time. Never the clock that decides: that is the database's. */
export interface Clock {
  /** Milliseconds that only rise. */
  monotonic(): number;
  /** Ends early, without complaint, when `signal` says stop. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** One event for the person who runs the shop. Never a secret, never a customer's data. */
export type Log = (level: "info" | "warn" | "error", event: string, detail: Readonly<Record<string, unknown>>) => void;
