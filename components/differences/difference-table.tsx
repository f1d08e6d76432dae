"use client";

import Link from "next/link";
import { ConsoleLink } from "@/components/console-link/console-link";
import { ProviderBeside } from "@/components/status/provider-beside";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { DifferenceTab } from "@/lib/differences/difference-list-url";
import type { DifferenceListView, DifferenceRow } from "@/lib/differences/difference-list-view";
import {
  DIFFERENCE_END_STATUS,
  doubtedTexts,
  oursText,
  RECONCILIATION_WORD,
  theirsText,
} from "@/lib/messages/reconciliation";
import { actorName } from "@/lib/messages/staff-name";
import { TASK_MESSAGE } from "@/lib/messages/tasks";
import { formatDateTimeInList } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { KindBadges } from "./kind-badges";

export interface DifferenceTableProps {
  readonly view: DifferenceListView;
  readonly tab: DifferenceTab;
  readonly now: EpochMs;
  readonly onOpen: (row: DifferenceRow) => void;
}

/** Each difference with both sides in a line each: what is apart is read without opening anything. */
export function DifferenceTable({ view, tab, now, onOpen }: DifferenceTableProps) {
  const open = tab === "open";
  return (
    <Table cards className="table-fixed" aria-label={RECONCILIATION_WORD.title}>
      <TableHead className="sticky top-[var(--bar-height)] z-10">
        <TableRow>
          <HeaderCell className="w-[9.5rem] desk:w-[11rem]">差異</HeaderCell>
          <HeaderCell>受注と決済</HeaderCell>
          <HeaderCell className="w-[17rem] desk:w-[22rem]">
            {RECONCILIATION_WORD.ours}と{RECONCILIATION_WORD.theirs}
          </HeaderCell>
          <HeaderCell className="w-[6.5rem] desk:w-[7.5rem]">{open ? "対応" : "記録"}</HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {view.rows.map((row) => (
          <TableRow key={row.id} className="bg-surface align-top [&>td]:py-2">
            <TableCell>
              <KindBadges kinds={row.kinds} ended={!open} />
              <div className="mt-1 text-sm">{open ? <Found row={row} now={now} /> : <Ended row={row} now={now} />}</div>
            </TableCell>
            <TableCell>
              <Order row={row} />
              <Payment row={row} />
            </TableCell>
            <TableCell>
              <Sides row={row} />
            </TableCell>
            <TableCell>
              <Button
                size="small"
                aria-label={
                  open ? RECONCILIATION_WORD.lookOf(row.orderNumber) : RECONCILIATION_WORD.lookEndedOf(row.orderNumber)
                }
                onClick={() => onOpen(row)}
              >
                {open ? RECONCILIATION_WORD.look : RECONCILIATION_WORD.lookEnded}
              </Button>
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

function Order({ row }: { readonly row: DifferenceRow }) {
  if (row.customerName === null) {
    return (
      <div>
        {row.orderNumber}
        <span className="block text-muted text-sm">{RECONCILIATION_WORD.noOrder}</span>
      </div>
    );
  }
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
      <Link href={`/orders/${encodeURIComponent(row.orderNumber)}`} prefetch={false} className="text-link">
        {row.orderNumber}
      </Link>
      <span className="min-w-0 truncate" title={row.customerName}>
        {row.customerName}
      </span>
    </div>
  );
}

function Payment({ row }: { readonly row: DifferenceRow }) {
  const { providerPaymentId: id } = row;
  return (
    <div>
      <span className="block">
        {row.method} <ProviderBeside name={row.method} provider={row.provider} />
      </span>
      <span className="flex items-center gap-1 text-sm">
        <span className="break-id">決済ID {id}</span>
        <CopyButton value={id} label={`決済ID ${id} をコピー`} />
        {row.providerId === null ? null : <ConsoleLink provider={row.providerId} mayChange={false} quiet />}
      </span>
    </div>
  );
}

function Sides({ row }: { readonly row: DifferenceRow }) {
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-2 gap-y-0.5">
      <dt className="text-muted text-sm">{RECONCILIATION_WORD.ours}</dt>
      <dd className="font-medium">{oursText(row)}</dd>
      <dt className="text-muted text-sm">{RECONCILIATION_WORD.theirs}</dt>
      <dd className="font-medium">{theirsText(row)}</dd>
      {doubtedTexts(row).map((text) => (
        <dd key={text} className="col-span-2 text-sm">
          {text}
        </dd>
      ))}
    </dl>
  );
}

const HOUR_MS = 3_600_000;

function Found({ row, now }: { readonly row: DifferenceRow; readonly now: EpochMs }) {
  const hours = Math.max(0, Math.floor((now - row.foundAt) / HOUR_MS));
  return (
    <div>
      {RECONCILIATION_WORD.found} {formatDateTimeInList(row.foundAt, now)}
      <span className="block text-muted">{TASK_MESSAGE.age(Math.floor(hours / 24), hours)}</span>
    </div>
  );
}

function Ended({ row, now }: { readonly row: DifferenceRow; readonly now: EpochMs }) {
  return (
    <div>
      {row.end === null ? null : <StatusBadge status={DIFFERENCE_END_STATUS[row.end]} />}
      <span className="block">{row.endedAt === null ? null : formatDateTimeInList(row.endedAt, now)}</span>
      <span className="block text-muted">{actorName(row.endedBy)}</span>
    </div>
  );
}
