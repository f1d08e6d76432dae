/** What the checker compares: the shop's rows, the providers' ledger, the wire's mutations, the answers to staff. */

/** Epoch milliseconds. */
export type Instant = number;

export interface CheckedOrder {
  readonly id: number;
  readonly orderNumber: string;
  readonly version: number;
  readonly total: number;
  readonly marked: boolean;
  /** What registered it; null where it was there before, or came another way. */
  readonly registrationKey: string | null;
}

export interface CheckedPayment {
  readonly id: number;
  readonly orderId: number;
  readonly methodId: string;
  readonly providerPaymentId: string | null;
  readonly state: string;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly waitingAmount: number | null;
  /** Another payment of the order has its place. */
  readonly superseded: boolean;
}

export interface CheckedOperation {
  readonly id: string;
  readonly orderId: number;
  readonly paymentId: number | null;
  readonly kind: string;
  readonly state: string;
  readonly methodId: string;
  readonly amount: number;
  /** What the decision said would be done. */
  readonly does: string | null;
  /** The rule's answer; null for what no table decides: a capture, an authorization, a reported shipment. */
  readonly outcome: string | null;
  readonly flags: Readonly<Record<string, unknown>> | null;
  readonly requestKey: string | null;
  readonly staffId: string | null;
  readonly deadline: Instant | null;
  readonly expiresAt: Instant;
  readonly sends: number;
  readonly cause: string | null;
  /** Whether the provider has said what it waits for. */
  readonly waits: boolean;
  readonly nextStepAt: Instant | null;
  readonly createdAt: Instant;
  readonly settledAt: Instant | null;
}

export interface CheckedTask {
  readonly orderId: number;
  readonly kind: string;
  readonly state: string;
}

/** What the comparison with the ledger (突合) shows and staff have not ended yet. */
export interface CheckedDifference {
  readonly providerPaymentId: string;
  readonly orderId: number | null;
  readonly kinds: readonly string[];
}

/** One event of the trail. */
export interface CheckedEvent {
  readonly at: Instant;
  readonly orderId: number | null;
  readonly orderVersion: number | null;
  readonly subject: string;
  readonly subjectId: string;
  readonly kind: string;
  readonly amount: number | null;
  readonly operationId: string | null;
  readonly byPersonsWord: boolean;
  readonly flag: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** An opened control. */
export interface CheckedPreparation {
  readonly requestKey: string;
  readonly operationId: string | null;
  readonly staffId: string;
  readonly orderId: number;
  /** The order's version when it was opened. */
  readonly version: number;
  readonly expiresAt: Instant;
  /** `ok` of its one answer; null while it has none. */
  readonly answeredOk: boolean | null;
}

export interface Rows {
  /** The database's clock when they were read. */
  readonly now: Instant;
  readonly orders: ReadonlyMap<number, CheckedOrder>;
  readonly payments: readonly CheckedPayment[];
  readonly operations: readonly CheckedOperation[];
  readonly tasks: readonly CheckedTask[];
  readonly openDifferences: readonly CheckedDifference[];
  readonly events: readonly CheckedEvent[];
  readonly preparations: ReadonlyMap<string, CheckedPreparation>;
  /** The flags of each method as they are now. */
  readonly flags: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

export interface CheckedEntry {
  readonly seq: number;
  readonly operationId: string | null;
  readonly kind: string;
  readonly amount: number;
  readonly at: Instant;
}

export interface CheckedLedgerPayment {
  readonly paymentId: string;
  readonly orderNumber: string;
  readonly state: string;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly entries: readonly CheckedEntry[];
}

/** By the provider's id of the payment. */
export type CheckedLedger = ReadonlyMap<string, CheckedLedgerPayment>;

/** One mutation as it came to the wire from the shop. */
export interface Send {
  readonly operationId: string;
  /** null for an authorization. */
  readonly paymentId: string | null;
  readonly kind: string;
  readonly amount: number;
  readonly method: string;
  readonly expiresAt: string;
  readonly at: Instant;
  /** Whether its intent was committed then; null where the database could not be asked. */
  readonly committed: boolean | null;
}

/** One answer to a confirmation. */
export interface StaffAnswer {
  readonly requestKey: string;
  readonly operationId: string | null;
  /** `refused`: nothing was sent and nothing ever will be. `lacking`: so far; the key may come again. */
  readonly said: "done" | "refused_by_provider" | "not_sent" | "unknown" | "refused" | "lacking";
  /** The answer word by word, to be held against a later one. */
  readonly exactly: string;
  readonly at: Instant;
}

/** One answer to a registration. */
export interface RegisteredAs {
  readonly requestKey: string;
  readonly orderNumber: string;
}

/** Everything that a suite knows of its run. */
export interface SuiteRun {
  /** Entries of the ledger before this are known to the shop: they were there when the run began. */
  readonly since: Instant;
  readonly sends: readonly Send[];
  /** Whether every mutation went over that wire: then the ledger holds none that it has not seen. */
  readonly wireSawAll: boolean;
  readonly answers: readonly StaffAnswer[];
  readonly registered?: readonly RegisteredAs[];
  /** Operations at which the providers' side was made to break the protocol. */
  readonly broken: ReadonlySet<string>;
  /**
   * Whether a whole round of 突合 has run since the last movement. Then the shop has to show every payment that is apart
   * as a difference, whatever caused it.
   */
  readonly compared?: boolean;
  /** When the last fault ended; null where they still go on. */
  readonly quietSince: Instant | null;
  /** How long operations stayed open that a crash had left behind, in milliseconds. */
  readonly recoveries: readonly number[];
}

export interface Evidence extends Rows, SuiteRun {
  readonly ledger: CheckedLedger;
}

/** Takes a violation, with the order it is about where there is one. */
export type Report = (what: string, orderId?: number) => void;
