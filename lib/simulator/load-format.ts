import type { LedgerPayment, OperationRequest } from "@/lib/gateway/protocol";

/**
 * One line of POST /simulator/load: a payment as the protocol writes it. Its state and amounts have to be what its
 * entries make; `providerStatus` is not read, the simulator has its own word for each state.
 */
export type LoadPayment = LedgerPayment & {
  /** The buyer was authenticated with 3D Secure. Left out: no. */
  readonly threeDSecure?: boolean;
  /** An operation that the provider took and never finishes: every inquiry about it answers `pending`. Left out: none. */
  readonly taken?: TakenOperation;
};

export interface TakenOperation
  extends Pick<OperationRequest, "operationId" | "kind" | "amount" | "providerOperation" | "expiresAt"> {
  readonly at: string;
}

/** What POST /simulator/load answers. */
export interface LoadReport {
  readonly loaded: number;
  /** Payments that were there before; they are left as they are. */
  readonly skipped: number;
}
