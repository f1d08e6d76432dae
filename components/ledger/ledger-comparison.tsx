import { StatusBadge } from "@/components/status/status-badge";
import { HeaderCell, RowHeader, Table, TableCell, TableHead } from "@/components/ui/table";
import type { OurLedger, TheirLedger } from "@/lib/ledger/ledger-view";
import { LEDGER_MATCH, LEDGER_UNANSWERED, LEDGER_WORD } from "@/lib/messages/ledger";
import { formatDateTimeSeconds, formatTimeSeconds } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { LedgerEntries } from "./ledger-entries";
import { type LedgerLine, ledgerLines } from "./ledger-lines";

export interface LedgerComparisonProps {
  /** null: we have no such payment. */
  readonly ours: OurLedger | null;
  readonly theirs: TheirLedger;
  /** Where the two were seen earlier: their instants are then told with their day. */
  readonly now?: EpochMs;
}

/** 受注側 and 決済代行会社側 side by side. A line that differs says so in words and by its icon, not by colour alone. */
export function LedgerComparison({ ours, theirs, now }: LedgerComparisonProps) {
  const lines = ledgerLines(ours, theirs);
  const asOf = (at: EpochMs) => (now === undefined ? formatTimeSeconds(at) : formatDateTimeSeconds(at, now));
  return (
    <div className="flex flex-col gap-3">
      <Table cards className="table-fixed text-sm">
        <caption className="sr-only">{LEDGER_WORD.caption}</caption>
        <colgroup>
          <col className="w-36" />
          <col />
          <col />
          <col className="w-28" />
        </colgroup>
        <TableHead>
          <tr>
            <HeaderCell className="text-left">{LEDGER_WORD.item}</HeaderCell>
            <HeaderCell className="text-left whitespace-normal">
              {LEDGER_WORD.ours}
              {ours === null ? null : <AsOf time={asOf(ours.asOf)} />}
            </HeaderCell>
            <HeaderCell className="text-left whitespace-normal">
              {LEDGER_WORD.theirs}
              {theirs.answered === "payment" ? <AsOf time={asOf(theirs.asOf)} /> : null}
            </HeaderCell>
            <HeaderCell className="text-left">{LEDGER_WORD.match}</HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={line.term} className="h-8 border-line border-b">
              <RowHeader className="text-left text-muted">{line.term}</RowHeader>
              <OurCell line={line} missing={ours === null} first={index === 0} span={lines.length + 1} />
              {theirs.answered === "payment" ? (
                <Compared line={line} />
              ) : index === 0 ? (
                <TableCell rowSpan={lines.length} colSpan={2} className="bg-sunken align-top">
                  <p className="py-1 [word-break:auto-phrase]">{LEDGER_UNANSWERED[theirs.answered]}</p>
                </TableCell>
              ) : null}
            </tr>
          ))}
          {theirs.answered === "payment" ? (
            <tr className="h-8 border-line border-b">
              <RowHeader className="text-left text-muted">{LEDGER_WORD.status}</RowHeader>
              {ours === null ? null : (
                <TableCell label={LEDGER_WORD.ours} className="text-muted">
                  -
                </TableCell>
              )}
              <TableCell label={LEDGER_WORD.theirs} className="break-id">
                {theirs.providerStatus}
              </TableCell>
              <TableCell />
            </tr>
          ) : null}
        </tbody>
      </Table>
      {theirs.answered === "payment" ? <LedgerEntries record={theirs} /> : null}
    </div>
  );
}

function OurCell(props: {
  readonly line: LedgerLine;
  readonly missing: boolean;
  readonly first: boolean;
  readonly span: number;
}) {
  if (!props.missing) {
    return (
      <TableCell numeric={props.line.numeric} label={LEDGER_WORD.ours}>
        {props.line.ours}
      </TableCell>
    );
  }
  if (!props.first) return null;
  return (
    <TableCell rowSpan={props.span} className="bg-sunken align-top">
      <p className="py-1 [word-break:auto-phrase]">{LEDGER_WORD.notOurs}</p>
    </TableCell>
  );
}

function AsOf({ time }: { readonly time: string }) {
  return <span className="ml-2 inline-block font-normal">{LEDGER_WORD.asOf(time)}</span>;
}

function Compared({ line }: { readonly line: LedgerLine }) {
  return (
    <>
      <TableCell
        numeric={line.numeric}
        label={LEDGER_WORD.theirs}
        className={line.match === "differs" ? "font-bold" : ""}
      >
        {line.theirs ?? <span className="text-muted">-</span>}
      </TableCell>
      <TableCell className={line.match === null ? "max-tablet:hidden!" : ""}>
        {line.match === null ? null : <StatusBadge status={LEDGER_MATCH[line.match]} />}
      </TableCell>
    </>
  );
}
