/** How the wire treats a mutation between the shop and the providers' side. */
export type WireCourse =
  | { readonly does: "pass" }
  /** Never reaches the provider. `cut`: and the connection is cut; else nothing ever comes. */
  | { readonly does: "lose_before"; readonly cut: boolean }
  /** Is carried out; its answer is lost. */
  | { readonly does: "lose_after"; readonly cut: boolean }
  /** The mutation or its answer is on its way for so long, also beyond the caller's patience. */
  | { readonly does: "slow"; readonly ms: number; readonly when: "before" | "after" }
  /** Is delivered twice; which of the answers comes back. */
  | { readonly does: "double"; readonly gapMs: number; readonly answers: "first" | "second" | "neither" }
  /** Is carried out, and answered with a server's error. */
  | { readonly does: "error_after" }
  /** Is answered by something that is no answer. */
  | { readonly does: "garbage"; readonly acts: boolean }
  /** Is carried out as asked, and answered with amounts that are so many yen off. */
  | { readonly does: "misquote"; readonly by: number }
  /** Lies on the wire until an inquiry found nothing, or its time is nearly up. `cut`: the caller gets no answer. */
  | { readonly does: "late"; readonly cut: boolean };

/** How the wire treats an inquiry. */
export type InquiryCourse =
  | { readonly does: "pass" }
  | { readonly does: "cut" }
  | { readonly does: "silent" }
  | { readonly does: "error" }
  | { readonly does: "garbage" }
  | { readonly does: "in_flight" }
  | { readonly does: "slow"; readonly ms: number };

export interface SentAuthorization {
  readonly orderNumber: string;
  readonly captureNow: boolean;
  /** Whether the shop demands the card's code; null where it sends no card. */
  readonly securityCode: string | null;
}

/** A mutation as it came to the wire. */
export interface SentOperation {
  readonly operationId: string;
  /** null for an authorization. */
  readonly paymentId: string | null;
  readonly kind: string;
  readonly amount: number;
  readonly method: string;
  readonly expiresAt: string;
  /** What only an authorization says; null of every other mutation. */
  readonly authorization: SentAuthorization | null;
  /** When it came, in epoch milliseconds. */
  readonly at: number;
  /** Whether its intent was committed before it was passed on; null where the database could not be asked. */
  readonly committed: boolean | null;
  /** When it was given to the providers' side, each time. */
  readonly passedOnAt: readonly number[];
  /** When an answer went back to the shop; null while none has. */
  readonly answeredAt: number | null;
  /** What went wrong with it, where that really took effect. */
  readonly fault: Exclude<WireCourse["does"], "pass"> | null;
}

/** Decides what goes wrong. A suite that holds a request, or kills a process while it is held, waits here. */
export interface Decider {
  /** Asked when the mutation has come and its intent has been looked for, before anything is passed on. */
  mutation?(sent: SentOperation): WireCourse | Promise<WireCourse>;
  /** Told when the providers' side has answered, before anything goes back to the shop. */
  answered?(sent: SentOperation): void | Promise<void>;
  inquiry?(operationId: string): InquiryCourse | Promise<InquiryCourse>;
}
