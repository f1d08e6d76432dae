"use client";

import Link from "next/link";
import { ConsoleNote } from "@/components/console-link/console-note";
import { ResolveOperation } from "@/components/order/dialog/resolve-dialog";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { WAITS_FOR_TEXT } from "@/lib/messages/authorization";
import { INQUIRING_WORD, NEXT_INQUIRY_WORD, OPERATION_WORD, openOperationText } from "@/lib/messages/operations";
import { operationStatus } from "@/lib/messages/statuses";
import type { OpenOperationView, OrderView } from "@/lib/orders/detail/order-view-types";
import { formatTime, formatTimeSeconds } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { ChallengeLink } from "./challenge-link";

const BLUE = new Set<OpenOperationView["state"]>(["requested", "sending"]);

/** In the place of every button while an operation is open. Staff are not offered a second send. */
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
  const { nextStepAt, state, waitsFor } = operation;
  const inquires = state === "unknown" || state === "needs_person" || state === "pending";
  const waitsToInquire = state === "unknown" || state === "pending";
  return (
    <Notice tint={BLUE.has(state) ? "blue" : "violet"} dashed={state !== "needs_person"} role="status">
      <StatusBadge status={operationStatus(state, waitsFor?.for ?? null)} />
      <p className="mt-1">{waitsFor === null ? text : <WaitsForText operation={operation} view={view} />}</p>
      {waitsFor?.for === "buyer" ? <ChallengeLink waitsFor={waitsFor} now={now} /> : null}
      {state === "needs_person" ? <ConsoleNote /> : null}
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Link className="text-link" href={`/operations?q=${encodeURIComponent(view.orderNumber)}`}>
          連携履歴を見る
        </Link>
        {props.inquiring
          ? INQUIRING_WORD
          : waitsToInquire && nextStepAt !== null && nextStepAt > now
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

/** Whom it waits for, and what cannot be done until then. */
function WaitsForText({ operation, view }: { readonly operation: OpenOperationView; readonly view: OrderView }) {
  if (operation.waitsFor?.for === "buyer") return WAITS_FOR_TEXT.buyer;
  return WAITS_FOR_TEXT.screening(view.method.provider, formatTime(operation.at));
}
