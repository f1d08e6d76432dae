import type { CheckedLedger, CheckedLedgerPayment } from "./evidence";

interface WireEntry {
  readonly seq: number;
  readonly operationId: string | null;
  readonly kind: string;
  readonly amount: number;
  readonly at: string;
}

interface WirePage {
  readonly payments: readonly (Omit<CheckedLedgerPayment, "entries"> & { readonly entries: readonly WireEntry[] })[];
  readonly nextCursor: string | null;
}

const PAGE = 500;
const PATIENCE_MS = 30_000;

/** The whole ledger of the providers' side, page by page, by docs/gateway-protocol.md. */
export async function readProvidersLedger(gatewayUrl: string, token?: string): Promise<CheckedLedger> {
  const ledger = new Map<string, CheckedLedgerPayment>();
  let cursor: string | null = null;
  do {
    const page = await readPage(gatewayUrl, token, cursor);
    for (const { entries, ...payment } of page.payments) {
      const read = entries.map(({ seq, operationId, kind, amount, at }) => {
        return { seq, operationId, kind, amount, at: Date.parse(at) };
      });
      // One that changes while pages are read comes again, later and newer.
      ledger.set(payment.paymentId, { ...payment, entries: read });
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ledger;
}

async function readPage(gatewayUrl: string, token: string | undefined, cursor: string | null): Promise<WirePage> {
  const url = new URL(`${gatewayUrl.replace(/\/+$/, "")}/v1/ledger`);
  url.searchParams.set("limit", String(PAGE));
  if (cursor !== null) url.searchParams.set("cursor", cursor);
  const response = await fetch(url, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`the ledger cannot be read: HTTP ${response.status}`);
  return (await response.json()) as WirePage;
}
