/**
 * Why a transaction did not go through.
 * - `conflict`: serialization failure, deadlock, a lock that was not to be had in time. Trying again may help.
 * - `away`: the database cannot be reached, or cannot write (full, read-only, shutting down).
 */
export type StoreErrorKind = "conflict" | "away";

/** A broken surrounding, hence an exception. Anything else that a store throws is a bug. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly kind: StoreErrorKind;
  /** The answer to COMMIT was lost: the transaction may stand or not. */
  readonly perhapsCommitted: boolean;

  constructor(kind: StoreErrorKind, message: string, options: { perhapsCommitted?: boolean; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.perhapsCommitted = options.perhapsCommitted ?? false;
  }
}
