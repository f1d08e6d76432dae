"use client";

import Link from "next/link";
import { PageHeader } from "@/components/ui/page-header";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import type { StaffRow as Row } from "@/lib/identity/staff-row";
import { useDrawnPage } from "@/lib/queries/use-drawn-page";
import type { EpochMs } from "@/lib/time/epoch";
import { AddStaffDialog } from "./add-staff-dialog";
import { OWN_COLUMN, StaffTableRow } from "./staff-row";

export interface StaffScreenProps {
  readonly rows: readonly Row[];
  readonly readAt: EpochMs;
  readonly selfId: string;
}

export function StaffScreen({ rows, readAt, selfId }: StaffScreenProps) {
  useDrawnPage(["staff"], readAt);
  return (
    <>
      <PageHeader
        title="スタッフ"
        actions={
          <>
            <Link className="text-link" href="/settings/history?subject=staff">
              変更履歴
            </Link>
            <AddStaffDialog />
          </>
        }
      />
      <div className="rounded-panel border border-line bg-surface">
        <Table cards className="table-fixed">
          <TableHead>
            <tr>
              <HeaderCell className="wide:w-56">名前</HeaderCell>
              <HeaderCell className={OWN_COLUMN}>メールアドレス</HeaderCell>
              <HeaderCell className="w-32 wide:w-48">権限</HeaderCell>
              <HeaderCell className="w-28">状態</HeaderCell>
              <HeaderCell className={`${OWN_COLUMN} w-28`}>追加日</HeaderCell>
              <HeaderCell className="w-60 print:w-px">
                <span className="sr-only">操作</span>
              </HeaderCell>
            </tr>
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <StaffTableRow key={row.id} row={row} isSelf={row.id === selfId} />
            ))}
          </tbody>
        </Table>
      </div>
    </>
  );
}
