/**
 * An expected refusal is a value. Exceptions are bugs or broken surroundings.
 * `error` always carries a `code` from a closed union; Japanese sentences are chosen at the edge (lib/messages).
 */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Closes a switch over a union: a new member does not compile until it is handled. */
export function unreachable(value: never): never {
  throw new Error(`unhandled member: ${JSON.stringify(value)}`);
}
