import { HISTORY_WORD } from "@/lib/messages/history";
import { OPERATION_WORD } from "@/lib/messages/operations";
import type { Sends } from "@/lib/orders/detail/order-view-types";

/** The provider's own name of what will be sent. Staff quote it when they ask the provider; it stands in an opened detail. */
export function WireName({ sends }: { readonly sends: readonly Sends[] }) {
  if (sends.length === 0) return null;
  return (
    <details className="mt-1 text-muted text-sm print:hidden">
      <summary className="min-h-6 w-fit">{HISTORY_WORD.wireName}</summary>
      <dl className="flex flex-col gap-0.5">
        {sends.map(({ kind, providerOperation }) => (
          <div key={kind + providerOperation} className="flex flex-wrap gap-x-2">
            <dt>{OPERATION_WORD[kind]}</dt>
            <dd className="break-id text-text">{providerOperation}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
