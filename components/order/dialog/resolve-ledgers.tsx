"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { LedgerComparison } from "@/components/ledger/ledger-comparison";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { LedgerView } from "@/lib/ledger/ledger-view";
import { LEDGER_READ, operationInLedgerText } from "@/lib/messages/ledger";

export interface ResolveLedgersProps {
  readonly query: UseQueryResult<LedgerView>;
  /** The open operation, as staff name it. */
  readonly operation: string;
}

/** What both sides have on record now. Where that cannot be read it says so; the ways out do not wait for it. */
export function ResolveLedgers({ query, operation }: ResolveLedgersProps) {
  const { data, isError, isFetching, refetch } = query;
  const again = (
    <Button size="small" busy={isFetching} onClick={() => void refetch()}>
      {LEDGER_READ.again}
    </Button>
  );
  if (isError) {
    return (
      <Notice tint="red" role="alert" className="mt-3" actions={again}>
        {LEDGER_READ.failed}
      </Notice>
    );
  }
  if (data === undefined) {
    return (
      <p role="status" className="mt-3 min-h-72">
        {LEDGER_READ.reading}
      </p>
    );
  }
  return (
    <div className="mt-3">
      <LedgerComparison ours={data.ours} theirs={data.theirs} />
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
        <p role="status" className="font-medium">
          {isFetching
            ? LEDGER_READ.reading
            : data.openOperation === null
              ? null
              : operationInLedgerText(data.openOperation, operation)}
        </p>
        {again}
      </div>
    </div>
  );
}
