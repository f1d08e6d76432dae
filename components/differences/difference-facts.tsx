import Link from "next/link";
import { ConsoleLink } from "@/components/console-link/console-link";
import { ConsoleNote } from "@/components/console-link/console-note";
import { LedgerComparison } from "@/components/ledger/ledger-comparison";
import { CopyButton } from "@/components/ui/copy-button";
import { withProvider } from "@/lib/capability/facts/catalogue";
import type { DifferenceView } from "@/lib/differences/difference-view";
import { differenceTexts, RECONCILIATION_WORD } from "@/lib/messages/reconciliation";
import { REPAIR_WORD_OF } from "@/lib/messages/repairs";
import { formatDateTimeInList } from "@/lib/time/display";
import { KindBadges } from "./kind-badges";

/** What differs: in a sentence first, then line by line. */
export function DifferenceFacts({ view, onOrder }: { readonly view: DifferenceView; readonly onOrder: boolean }) {
  const { row, serverNow } = view;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
        <span>
          {row.customerName === null ? RECONCILIATION_WORD.theirOrder(row.orderNumber) : `${row.customerName} 様`}
        </span>
        <span>{withProvider(row.method, row.provider)}</span>
        <span className="inline-flex items-center gap-1">
          <span className="break-id">決済ID {row.providerPaymentId}</span>
          <CopyButton value={row.providerPaymentId} label={`決済ID ${row.providerPaymentId} をコピー`} />
        </span>
        {row.providerId === null ? null : <ConsoleLink provider={row.providerId} mayChange={false} />}
        {onOrder || row.customerName === null ? null : (
          <Link className="text-link" href={`/orders/${encodeURIComponent(row.orderNumber)}`}>
            {RECONCILIATION_WORD.openOrder}
          </Link>
        )}
      </p>
      <div>
        <KindBadges kinds={row.kinds} ended={row.end !== null} />
        {differenceTexts(row, row.provider).map((text) => (
          <p key={text} className="mt-1 font-medium">
            {text}
          </p>
        ))}
        {row.end === null ? <ConsoleNote className="mt-1" /> : null}
        <p className="mt-1 text-muted text-sm">{REPAIR_WORD_OF.asOf(formatDateTimeInList(row.seenAt, serverNow))}</p>
      </div>
      <LedgerComparison ours={view.ours} theirs={view.theirs} now={serverNow} />
    </div>
  );
}
