"use client";

import Link from "next/link";
import { ConsoleNote } from "@/components/console-link/console-note";
import { ResolveOperation } from "@/components/order-dialogs/resolve-dialog";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { INQUIRING_WORD, NEXT_INQUIRY_WORD, OPERATION_WORD, openOperationText } from "@/lib/messages/operations";
import { OPERATION_STATUS } from "@/lib/messages/statuses";
import type { OpenOperationView, OrderView } from "@/lib/orders/order-view-types";
import { formatTime, formatTimeSeconds } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";

const BLUE = new Set<OpenOperationView["state"]>(["requested", "sending"]);

/** In the place of every button while an operation is open. Nobody is offered a second send. */
export function OpenOperationBanner(props: {
  readonly operation: OpenOperationView;
  readonly view: OrderView;
  readonly now: EpochMs;
  readonly onInquire: () => void;
  readonly inquiring: boolean;
  readonly onSettled: () => Promise<void>;
  /** 結果を記録 is open, or no longer. */
  readonly onResolving: (open: boolean) => void;
}) {
  const { operation, view, now } = props;
  const text = openOperationText(operation.state, {
    operation: OPERATION_WORD[operation.kind],
    provider: view.method.provider,
    at: formatTime(operation.at),
    by: operation.by,
  });
  const { nextStepAt, state } = operation;
  const inquires = state === "unknown" || state === "needs_person";
  return (
    <Notice tint={BLUE.has(state) ? "blue" : "violet"} dashed={state !== "needs_person"} role="status">
      <StatusBadge status={OPERATION_STATUS[state]} />
      <p className="mt-1">{text}</p>
      {state === "needs_person" ? <ConsoleNote /> : null}
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Link className="text-link" href={`/operations?q=${encodeURIComponent(view.orderNumber)}`}>
          連携履歴を見る
        </Link>
        {props.inquiring
          ? INQUIRING_WORD
          : state === "unknown" && nextStepAt !== null && nextStepAt > now
            ? NEXT_INQUIRY_WORD(formatTimeSeconds(nextStepAt))
            : null}
        {inquires ? (
          <Button size="small" busy={props.inquiring} onClick={props.onInquire}>
            今すぐ照会
          </Button>
        ) : null}
        {state === "needs_person" && view.viewer.mayAct ? (
          <ResolveOperation operation={operation} view={view} onSettled={props.onSettled} onShow={props.onResolving} />
        ) : null}
      </div>
    </Notice>
  );
}
