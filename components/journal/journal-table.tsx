"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import Link from "next/link";
import { Fragment, useState } from "react";
import { useWidth } from "@/components/list/use-width";
import { useServerNow } from "@/components/live/use-server-now";
import { ProviderBeside } from "@/components/status/provider-beside";
import { StatusBadge } from "@/components/status/status-badge";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { methodAndProvider, methodShort } from "@/lib/capability/facts/catalogue";
import type { JournalRow, JournalView } from "@/lib/journal/journal-view";
import { amountsText } from "@/lib/messages/amounts";
import { attemptOutcomeText, JOURNAL_MESSAGE } from "@/lib/messages/journal";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { CAPTURED_TOGETHER } from "@/lib/messages/order-words";
import { providerReason } from "@/lib/messages/provider-codes";
import { actorName } from "@/lib/messages/staff-name";
import { capturedTogetherStatus, OPERATION_STATUS } from "@/lib/messages/statuses";
import { formatDifference, formatYen, spokenDifference } from "@/lib/money/yen";
import type { CaptureReason } from "@/lib/payments/model/records";
import { formatDateTimeSeconds } from "@/lib/time/display";
import { Attempts } from "./attempts";

/** Shed first; they stand in the opened row. */
const FULL_ONLY = "max-[100rem]:hidden";
/** Then this, between a phone's cards and wide desks. */
const WIDE_OR_CARD = "tablet:max-wide:hidden";

export function JournalTable({ view }: { readonly view: JournalView }) {
  const now = useServerNow(view.serverNow, null);
  const [wide, full] = [useWidth("wide"), useWidth("full")];
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setOpened((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <Table cards className="table-fixed" aria-label="連携履歴">
      <TableHead className="sticky top-[var(--bar-height)] z-10">
        <TableRow>
          <HeaderCell className="w-[9.25rem] desk:w-[9.75rem]">日時</HeaderCell>
          <HeaderCell className="w-[7.25rem] desk:w-[7.75rem]">受注</HeaderCell>
          <HeaderCell className="w-[6.5rem] desk:w-[6.5rem]">操作</HeaderCell>
          <HeaderCell numeric className="w-[6.5rem] desk:w-[7rem]">
            金額
          </HeaderCell>
          <HeaderCell className={WIDE_OR_CARD}>決済</HeaderCell>
          <HeaderCell className="w-[5.75rem] desk:w-[6rem]">状態</HeaderCell>
          <HeaderCell className="wide:w-[22%]">結果</HeaderCell>
          <HeaderCell className={`${FULL_ONLY} w-[7.5rem]`}>送信・照会</HeaderCell>
          <HeaderCell className={`${FULL_ONLY} w-[7.5rem]`}>担当</HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {view.rows.map((row) => {
          const open = opened.has(row.id);
          const Icon = open ? ChevronDown : ChevronRight;
          return (
            <Fragment key={row.id}>
              <TableRow className="bg-surface hover:bg-sunken">
                <TableCell className="truncate text-sm">
                  <button
                    type="button"
                    aria-expanded={open}
                    aria-controls={`attempts-${row.id}`}
                    aria-label={`${JOURNAL_MESSAGE.attemptsOf(row.orderNumber)} ${formatDateTimeSeconds(row.createdAt, now)}`}
                    onClick={() => toggle(row.id)}
                    className="inline-flex min-h-6 items-center gap-0.5 rounded-control text-left"
                  >
                    <Icon className="size-4 shrink-0 text-primary" aria-hidden="true" />
                    {formatDateTimeSeconds(row.createdAt, now)}
                  </button>
                </TableCell>
                <TableCell label="受注" className="truncate">
                  <Link href={`/orders/${encodeURIComponent(row.orderNumber)}`} prefetch={false} className="text-link">
                    {row.orderNumber}
                  </Link>
                </TableCell>
                <TableCell label="操作" className="truncate">
                  {OPERATION_WORD[row.kind]}
                </TableCell>
                <TableCell label="金額" numeric>
                  <Amount row={row} />
                </TableCell>
                <TableCell label="決済" className={`${WIDE_OR_CARD} truncate text-sm`}>
                  <PaidBy row={row} />
                </TableCell>
                <TableCell label="状態">
                  <StatusBadge status={OPERATION_STATUS[row.state]} />
                </TableCell>
                <TableCell label="結果" className="truncate text-sm">
                  <Result row={row} />
                </TableCell>
                <TableCell className={`${FULL_ONLY} truncate text-sm`}>
                  {JOURNAL_MESSAGE.attempts(row.sends, row.inquiries)}
                </TableCell>
                <TableCell className={`${FULL_ONLY} truncate text-sm`}>{actorName(row.staffName)}</TableCell>
              </TableRow>
              {open ? (
                <TableRow id={`attempts-${row.id}`} className="bg-surface">
                  <TableCell colSpan={full ? 9 : wide ? 7 : 6} className="p-0">
                    <Attempts row={row} now={now} />
                  </TableCell>
                </TableRow>
              ) : null}
            </Fragment>
          );
        })}
      </tbody>
    </Table>
  );
}

/** A change shows its difference, everything else its amount. */
function Amount({ row }: { readonly row: JournalRow }) {
  const changes = row.kind === "change_amount" || row.kind === "change_amount_and_capture";
  if (!changes) return formatYen(row.amount);
  const difference = row.amount - row.amountBefore;
  const both = amountsText(row.amountBefore, row.amount);
  return (
    <span title={both}>
      <span aria-hidden="true">{formatDifference(difference)}</span>
      <span className="sr-only">{spokenDifference(difference)}</span>
    </span>
  );
}

function PaidBy({ row }: { readonly row: JournalRow }) {
  const { method, provider } = methodShort(row.methodId);
  return (
    <span title={methodAndProvider(row.methodId)}>
      {method} <ProviderBeside name={method} provider={provider} className="" />
    </span>
  );
}

/** What came of it in words, or who recorded it. Codes stand in the opened row. */
function Result({ row }: { readonly row: JournalRow }) {
  const { providerCode, meaning, cause, state, word, captureReason } = row;
  if (word !== null) {
    const title = [JOURNAL_MESSAGE.recorded(state, word.by), word.note].filter((part) => part !== "").join(" ");
    return <span title={title}>{JOURNAL_MESSAGE.recordedBy(word.by)}</span>;
  }
  if (state === "succeeded") return captureReason === null ? "-" : <CapturedTogether reason={captureReason} />;
  const text =
    state === "failed" ? providerReason(meaning, providerCode) : cause === null ? "-" : attemptOutcomeText(cause);
  return <span title={text}>{text}</span>;
}

/** 完了 of an authorization that captured: what else it did, and why. */
function CapturedTogether({ reason }: { readonly reason: CaptureReason }) {
  return (
    <>
      <StatusBadge status={capturedTogetherStatus(reason)} /> {CAPTURED_TOGETHER.why[reason]}
    </>
  );
}
