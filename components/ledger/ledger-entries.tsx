import { useId } from "react";
import { StatusBadge } from "@/components/status/status-badge";
import type { LedgerEntryView, TheirRecord } from "@/lib/ledger/ledger-view";
import { LEDGER_BY, LEDGER_WORD } from "@/lib/messages/ledger";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { PROVIDER_CODE_WORD } from "@/lib/messages/provider-codes";
import { DOUBT_STATUS } from "@/lib/messages/reconciliation";
import { formatYen } from "@/lib/money/yen";
import { formatDateTimeSeconds } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";

/** What the provider has written down, newest first: when, what, how much, and who brought it about. */
export function LedgerEntries({ record }: { readonly record: TheirRecord }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="text-sm">
      <h3 id={heading} className="font-medium">
        {LEDGER_WORD.entries}
      </h3>
      {record.entries.length === 0 ? (
        <p className="mt-1 text-muted">{LEDGER_WORD.noEntries}</p>
      ) : (
        <ol className="mt-1 flex flex-col gap-1">
          {record.entries.map((entry) => (
            <Entry key={entry.seq} entry={entry} now={record.asOf} />
          ))}
        </ol>
      )}
      {record.older === 0 ? null : <p className="mt-1 text-muted">{LEDGER_WORD.older(record.older)}</p>}
    </section>
  );
}

function Entry({ entry, now }: { readonly entry: LedgerEntryView; readonly now: EpochMs }) {
  const { providerCode, meaning } = entry;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3">
      <span>{formatDateTimeSeconds(entry.at, now)}</span>
      <span className="font-medium">
        {OPERATION_WORD[entry.kind]} {formatYen(entry.amount)}
      </span>
      <span>{LEDGER_BY[entry.by]}</span>
      {entry.doubt == null ? null : <StatusBadge status={DOUBT_STATUS[entry.doubt]} className="self-center" />}
      <span className="break-id text-muted">{entry.providerOperation}</span>
      {providerCode === null ? null : (
        <span className="break-id text-muted">
          {LEDGER_WORD.code(providerCode, meaning === null ? null : PROVIDER_CODE_WORD[meaning])}
        </span>
      )}
    </li>
  );
}
