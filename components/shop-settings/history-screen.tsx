"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { mayAs, type Role } from "@/lib/identity/role";
import { SETTINGS_HISTORY_TEXT } from "@/lib/messages/settings-history";
import { staffName } from "@/lib/messages/staff-name";
import { useDrawnPage } from "@/lib/queries/use-drawn-page";
import { formatDateTime } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { aboutWhat, type SettingsEvent, whatHappened } from "./history-words";

export interface HistoryRow extends SettingsEvent {
  readonly id: number;
  readonly at: Date;
  readonly by: string | null;
}

export interface HistoryScreenProps {
  readonly rows: readonly HistoryRow[];
  readonly readAt: EpochMs;
  readonly subject: "all" | SettingsEvent["subject"];
  readonly role: Role;
  /** The id before which the next page begins; null on the last. */
  readonly next: number | null;
  readonly isFirstPage: boolean;
}

const PATH = "/settings/history";

/** Who changed which setting, from what to what, and when. */
export function HistoryScreen({ rows, readAt, subject, role, next, isFirstPage }: HistoryScreenProps) {
  useDrawnPage(["settings-history"], readAt);
  const views = [
    { subject: "all", label: "すべて", needs: "viewer" },
    { subject: "method", label: "決済方法", needs: "viewer" },
    { subject: "shop", label: "ショップ", needs: "viewer" },
    { subject: "staff", label: "スタッフ", needs: "admin" },
  ] as const;
  const address = subject === "all" ? PATH : `${PATH}?subject=${subject}`;
  return (
    <>
      <PageHeader title="設定変更履歴" />
      <div className="mb-3 flex flex-wrap items-center justify-between gap-4">
        <SegmentedLinks
          label="表示"
          links={views
            .filter((view) => mayAs(role, view.needs))
            .map((view) => ({
              href: view.subject === "all" ? PATH : `${PATH}?subject=${view.subject}`,
              label: view.label,
              current: view.subject === subject,
            }))}
        />
        <Pagination
          previousHref={isFirstPage ? null : address}
          previousLabel="最新へ"
          nextHref={next === null ? null : `${address}${subject === "all" ? "?" : "&"}before=${next}`}
        />
      </div>
      <div className="rounded-panel border border-line bg-surface">
        {rows.length === 0 ? (
          <EmptyState title={SETTINGS_HISTORY_TEXT.empty} />
        ) : (
          <Table cards className="table-fixed">
            <TableHead>
              <tr>
                <HeaderCell className="w-44">日時</HeaderCell>
                <HeaderCell className="w-32">変更した人</HeaderCell>
                <HeaderCell className="w-[28%]">対象</HeaderCell>
                <HeaderCell>変更</HeaderCell>
              </tr>
            </TableHead>
            <tbody>
              {rows.map((row) => (
                <TableRow key={row.id} className="align-top [&>td]:py-2">
                  <TableCell className="whitespace-nowrap font-medium">{formatDateTime(row.at.getTime())}</TableCell>
                  <TableCell label="変更した人">
                    {row.by === null ? SETTINGS_HISTORY_TEXT.bySetUp : staffName(row.by)}
                  </TableCell>
                  <TableCell label="対象">{aboutWhat(row)}</TableCell>
                  <TableCell label="変更" className="break-id">
                    {whatHappened(row)}
                  </TableCell>
                </TableRow>
              ))}
            </tbody>
          </Table>
        )}
      </div>
    </>
  );
}
