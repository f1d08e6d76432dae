import type { ListFailureCode } from "@/lib/messages/list";

/** The list could not be read; the code chooses the words. */
export class ListError extends Error {
  constructor(readonly code: ListFailureCode) {
    super(`the list could not be read: ${code}`);
  }
}

const CODES: Readonly<Record<number, ListFailureCode>> = {
  401: "signed_out",
  403: "role",
  503: "database_unavailable",
};

/** A GET route's JSON, or a ListError. An abort stays an abort, so that a newer request takes over in silence. */
export async function readList<T>(address: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal, cache: "no-store" }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new ListError("offline");
  });
  if (response.ok) return response.json();
  throw new ListError(CODES[response.status] ?? "unexpected");
}

/** Asks again by itself while the server is away; not where a person has to act first. */
export const RECONNECT_SECONDS = 5;

export function reconnectAfter(error: Error | null): number | false {
  if (!(error instanceof ListError)) return false;
  return error.code === "signed_out" || error.code === "role" ? false : RECONNECT_SECONDS * 1_000;
}
