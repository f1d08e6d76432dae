import type { AuthorizeRequest, CardFacts, LedgerPayment, OperationRequest } from "@/lib/gateway/protocol";

/** One line of POST /simulator/load. */
export type LoadLine = LoadPayment | LoadWaiting;

/**
 * A payment as the protocol writes it. Its state and amounts have to be what its entries make. `providerStatus` is not
 * read: the simulator has its own word for each state.
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

/** An authorization that the provider has taken and that waits: there is no payment yet. */
export interface LoadWaiting {
  readonly waiting: Omit<AuthorizeRequest, "card"> & {
    /** What was typed on the provider's form; null: no card. */
    readonly card: CardFacts | null;
    /** When it was taken. */
    readonly at: string;
    /** The buyer's link ends with `challengeId`; of a screening, how it ends when no decision comes before. */
    readonly waitsFor:
      | { readonly for: "buyer"; readonly challengeId: string }
      | { readonly for: "screening"; readonly end: "approve" | "decline" };
    /** When it ends by itself; a buyer who has not come by then was not authenticated. */
    readonly until: string;
  };
}

/** What POST /simulator/load answers. */
export interface LoadReport {
  readonly loaded: number;
  /** What was there before; it is left as it is. */
  readonly skipped: number;
}
