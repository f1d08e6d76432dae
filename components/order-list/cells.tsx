import { Check } from "lucide-react";
import Link from "next/link";
import { StatusBadge } from "@/components/status/status-badge";
import { Remaining } from "@/components/verdict/deadline-text";
import { methodInList, methodTitle, PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";
import type { RuleReason } from "@/lib/capability/types";
import { DEADLINE_WORD } from "@/lib/messages/deadlines";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { REASON_CHIP } from "@/lib/messages/reasons";
import { DIFFERS_IN_LIST, LOOK_STATUS } from "@/lib/messages/reconciliation";
import {
  CONSOLE_TASK_STATUS,
  deadlineNearness,
  OPERATION_STATUS,
  ORDER_STATUS,
  ORDER_TAG,
  OUTCOME_STATUS,
  STAGE_STATUS,
  type StatusWord,
} from "@/lib/messages/statuses";
import { NOT_IN_TABLE_TERM } from "@/lib/messages/terms";
import { formatYen } from "@/lib/money/yen";
import type { CancelNow, OrderListRow } from "@/lib/orders/list-view";
import { formatDateTimeInList, formatDeadline, formatEnded } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";

/** What each column shows of an order. */

/** A value that cannot exist here. */
function None({ why }: { readonly why?: string }) {
  return (
    <span className="text-muted" title={why}>
      -
    </span>
  );
}

export function MethodText({ row }: { readonly row: OrderListRow }) {
  const title = `${methodTitle(row.methodId)} ${PROVIDERS[providerOf(row.methodId)].label}`;
  return <span title={title}>{methodInList(row.methodId)}</span>;
}

/** In a narrow column the words have to do without their icons. */
const UNPAID: StatusWord = { ...ORDER_TAG.unpaid, icon: null };
const THREE_D_SECURE: StatusWord = { ...ORDER_TAG.threeDSecure, icon: null };
const SLIP_SENT: StatusWord = {
  ...ORDER_TAG.slipNumberSent,
  icon: null,
  label: "伝票",
  long: ORDER_TAG.slipNumberSent.label,
};

export function StageCell({ row }: { readonly row: OrderListRow }) {
  // Before the authorization nobody has paid, and after a cancel nobody will.
  const unpaid = !row.paid && (row.stage === "before_capture" || row.stage === "after_capture");
  const tags = [
    unpaid ? UNPAID.label : null,
    row.threeDSecure ? THREE_D_SECURE.long : null,
    row.slipNumberSent ? SLIP_SENT.long : null,
  ].filter((tag) => tag !== null);
  return (
    <span
      className="inline-flex max-w-full items-center gap-0.5 align-top"
      title={[STAGE_STATUS[row.stage].long, ...tags].join("・")}
    >
      <StatusBadge status={STAGE_STATUS[row.stage]} className="shrink-0" />
      {unpaid ? <StatusBadge status={UNPAID} className="shrink-0" /> : null}
      {row.threeDSecure ? <StatusBadge status={THREE_D_SECURE} className="shrink-0" /> : null}
      {row.slipNumberSent ? <StatusBadge status={SLIP_SENT} /> : null}
    </span>
  );
}

/** The order's total, and what the provider holds where that is another amount. */
export function AmountCell({ row }: { readonly row: OrderListRow }) {
  const { total, heldApart } = row;
  if (heldApart === null) return formatYen(total);
  return (
    <span className="inline-flex items-center gap-1" title={`決済代行会社側は${formatYen(heldApart)}`}>
      <span className="rounded-control bg-amber-tint px-1 text-amber text-xs" aria-hidden="true">
        差
      </span>
      {formatYen(total)}
      <span className="sr-only">(決済代行会社側は{formatYen(heldApart)})</span>
    </span>
  );
}

export function StatusCell({ row }: { readonly row: OrderListRow }) {
  return <StatusBadge status={ORDER_STATUS[row.status]} />;
}

export function MarkCell({ row }: { readonly row: OrderListRow }) {
  if (!row.cancellationMark) return null;
  return (
    <>
      <Check className="inline size-4" aria-hidden="true" />
      <span className="sr-only">あり</span>
    </>
  );
}

const NOTHING_TO_CANCEL: Record<Extract<CancelNow, { kind: "none" }>["why"], string> = {
  already_canceled: "取消済みです",
  already_marked: "取消区分が付いています",
  not_authorized: "オーソリ前です",
};

/** What differs comes before any answer, which may rest on a record that is not true. */
export function CancelCell({ row }: { readonly row: OrderListRow }) {
  if (!row.difference) return <CancelAnswer row={row} />;
  return (
    <span className="inline-flex max-w-full items-center gap-1 align-top">
      <Link
        href={`/orders/${encodeURIComponent(row.orderNumber)}#difference`}
        prefetch={false}
        className="inline-flex shrink-0 rounded-control"
        tabIndex={-1}
      >
        <StatusBadge status={DIFFERS} />
      </Link>
      <CancelAnswer row={row} />
    </span>
  );
}

const DIFFERS: StatusWord = { ...LOOK_STATUS.differs, long: DIFFERS_IN_LIST };

/** Beside 差異あり there is room for words alone. */
function CancelAnswer({ row }: { readonly row: OrderListRow }) {
  const { cancel, openTask, difference } = row;
  const narrow = (status: StatusWord): StatusWord => (difference ? { ...status, icon: null } : status);
  if (cancel.kind === "operation") {
    const title = OPERATION_WORD[cancel.operation];
    return <StatusBadge status={narrow({ ...OPERATION_STATUS[cancel.state], long: title })} />;
  }
  if (cancel.kind === "none") {
    if (openTask) return <StatusBadge status={difference ? WORK_TAG : OPEN_WORK} />;
    return difference ? null : <None why={NOTHING_TO_CANCEL[cancel.why]} />;
  }
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 align-top">
      <StatusBadge status={narrow(OUTCOME_STATUS[cancel.outcome])} className="shrink-0" />
      {/* An amount still owed in the console does not take the cancel's answer away. */}
      {openTask ? <StatusBadge status={WORK_TAG} className="shrink-0" /> : null}
      <span className="truncate text-muted text-sm" title={cancel.reasons.map(reasonTitle).join("、")}>
        {openTask || difference ? null : reasonsText(cancel)}
      </span>
    </span>
  );
}

const OPEN_WORK: StatusWord = {
  ...CONSOLE_TASK_STATUS.open,
  label: "作業未対応",
  long: "管理画面での作業が未対応です",
};

const WORK_TAG: StatusWord = { ...OPEN_WORK, label: "作業", icon: null };

function reasonsText({ reasons, terminates }: Extract<CancelNow, { kind: "verdict" }>): string {
  const [first] = reasons;
  if (first === undefined) return terminates ? "解約" : "";
  return reasons.length === 1 ? REASON_CHIP[first] : `${REASON_CHIP[first]} ほか${reasons.length - 1}`;
}

function reasonTitle(reason: RuleReason): string {
  return reason === "not_in_table" ? `${REASON_CHIP[reason]}(${NOT_IN_TABLE_TERM})` : REASON_CHIP[reason];
}

/** Near: the distance; far and past: the instant. The whole sentence stands in the title. */
export function DeadlineCell({ row, now }: { readonly row: OrderListRow; readonly now: EpochMs }) {
  const { nearestDeadline: deadline, cancel } = row;
  if (deadline === null) {
    return cancel.kind === "none" ? <None /> : <span className="text-muted text-sm">{DEADLINE_WORD.none}</span>;
  }
  const text = formatDeadline(deadline, now);
  return (
    <span title={text} className="block truncate">
      <span aria-hidden="true">
        <DeadlineSign deadline={deadline} now={now} />
      </span>
      <span className="sr-only">{text}</span>
    </span>
  );
}

function DeadlineSign({ deadline, now }: { readonly deadline: EpochMs; readonly now: EpochMs }) {
  switch (deadlineNearness(deadline, now)) {
    case "far":
      return <span className="text-sm">{formatDateTimeInList(deadline, now)}</span>;
    case "over":
      return <span className="text-muted text-xs">{formatEnded(deadline, now)}</span>;
    case "days":
    case "today":
      return <Remaining deadline={deadline} now={now} />;
  }
}
