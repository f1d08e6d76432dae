import Link from "next/link";
import { ProviderBeside } from "@/components/status/provider-beside";
import { StatusBadge } from "@/components/status/status-badge";
import { methodShort } from "@/lib/capability/facts/catalogue";
import { DEADLINE_WORD } from "@/lib/messages/deadlines";
import { AMOUNT_APART, LIST_CELL, NOTHING_TO_CANCEL } from "@/lib/messages/list";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { isNoAuthorization } from "@/lib/messages/order-reasons";
import { REASON_CHIP } from "@/lib/messages/reasons";
import { DIFFERS_IN_LIST, LOOK_STATUS } from "@/lib/messages/reconciliation";
import {
  AMOUNT_APART_STATUS,
  CONSOLE_TASK_STATUS,
  capturedTogetherStatus,
  DEADLINE_STATUS,
  deadlineNearness,
  ORDER_STATUS,
  ORDER_TAG,
  OUTCOME_STATUS,
  operationStatus,
  STAGE_STATUS,
  type StatusWord,
  stageStatus,
} from "@/lib/messages/statuses";
import { formatYen } from "@/lib/money/yen";
import type { CancelNow, OrderListRow } from "@/lib/orders/list/list-view";
import {
  formatDateTimeInList,
  formatDateTimeNear,
  formatDeadline,
  formatEnded,
  formatRemaining,
  formatRemainingShort,
} from "@/lib/time/display";
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

/** More characters than that are rare, and are read in two small lines rather than cut. */
const LONG_NAME = 20;

export function CustomerCell({ row }: { readonly row: OrderListRow }) {
  const lines =
    row.customerName.length > LONG_NAME ? "line-clamp-2 whitespace-normal text-xs leading-3.5" : "block truncate";
  return <span className={`${lines} list:max-[120rem]:max-w-[18rem]`}>{row.customerName}</span>;
}

/** Both in full in the row's title. The provider stands last and is never what falls off. */
export function MethodCell({ row }: { readonly row: OrderListRow }) {
  const { method, provider } = methodShort(row.methodId);
  return (
    <span className="flex min-w-0 items-baseline gap-1">
      <span className="truncate">{method}</span>{" "}
      <ProviderBeside name={method} provider={provider} className="shrink-0 text-sm" />
    </span>
  );
}

const THREE_D_SECURE: StatusWord = { ...ORDER_TAG.threeDSecure, icon: null };
const SLIP_SENT: StatusWord = {
  ...ORDER_TAG.slipNumberSent,
  icon: null,
  label: LIST_CELL.slipSent,
  long: ORDER_TAG.slipNumberSent.label,
};

/** A stage is data, no alarm: without a box. Its tags are the first that narrower screens shed. */
export function StageCell({ row }: { readonly row: OrderListRow }) {
  const tags = [
    row.captureReason === null ? null : { ...capturedTogetherStatus(row.captureReason, true), icon: null },
    row.threeDSecure ? THREE_D_SECURE : null,
    row.slipNumberSent ? SLIP_SENT : null,
  ].filter((tag) => tag !== null);
  const stage = stageStatus(row.stage, row.without);
  return (
    <span
      className="inline-flex items-center gap-1 align-top"
      title={[stage.long, ...tags.map(({ long }) => long)].join("・")}
    >
      <StatusBadge status={{ ...stage, shape: "bare" }} className="text-sm" />
      {tags.map((tag) => (
        <StatusBadge key={tag.label} status={tag} className="hidden min-[87.5rem]:inline-flex" />
      ))}
    </span>
  );
}

/** The order's total; before it a sign where the provider holds another amount. */
export function AmountCell({ row }: { readonly row: OrderListRow }) {
  const { total, heldApart } = row;
  if (heldApart === null) return formatYen(total);
  const words = AMOUNT_APART[heldApart.why](formatYen(heldApart.amount));
  return (
    <span className="inline-flex items-center gap-1.5" title={words}>
      <StatusBadge status={AMOUNT_APART_STATUS[heldApart.why]} label="" className="h-4.5 px-1" />
      {formatYen(total)}
      <span className="sr-only">({words})</span>
    </span>
  );
}

export function StatusCell({ row }: { readonly row: OrderListRow }) {
  return <StatusBadge status={ORDER_STATUS[row.status]} className="align-top text-sm" />;
}

export function MarkCell({ row }: { readonly row: OrderListRow }) {
  return <span className="text-sm">{row.cancellationMark ? LIST_CELL.marked : ""}</span>;
}

/** Before an authorization and after a cancel there is no money to come. */
export function PaidCell({ row }: { readonly row: OrderListRow }) {
  if (row.paid) return <span className="text-grey text-sm">{LIST_CELL.paid}</span>;
  return row.stage === "before_capture" || row.stage === "after_capture" ? (
    <StatusBadge status={{ ...ORDER_TAG.unpaid, icon: null }} />
  ) : (
    <None />
  );
}

/** What differs comes before any answer, which may rest on a record that is not true. */
export function CancelCell({ row }: { readonly row: OrderListRow }) {
  if (!row.difference) return <CancelAnswer row={row} />;
  return (
    <span className="inline-flex max-w-full items-center gap-1 align-top">
      <Link
        href={`/orders/${encodeURIComponent(row.orderNumber)}#difference`}
        prefetch={false}
        className="relative z-10 inline-flex shrink-0 rounded-control"
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
    return (
      <span className="inline-flex items-center gap-1.5 align-top">
        <StatusBadge status={narrow({ ...operationStatus(cancel.state, cancel.waitsFor), long: title })} />
        {cancel.by === null || difference ? null : (
          <span className="text-muted text-sm">{LIST_CELL.actor(familyNameOf(cancel.by))}</span>
        )}
      </span>
    );
  }
  if (cancel.kind === "none") {
    if (openTask) return <StatusBadge status={difference ? WORK_TAG : OPEN_WORK} />;
    if (difference) return null;
    return cancel.why === "already_canceled" ? (
      <StatusBadge status={{ ...STAGE_STATUS.canceled, shape: "bare" }} className="align-top text-sm" />
    ) : (
      <None why={NOTHING_TO_CANCEL[cancel.why]} />
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5 align-top">
      <StatusBadge status={narrow(OUTCOME_STATUS[cancel.outcome])} />
      {/* An amount still outstanding in the console does not take the cancel's answer away. */}
      {openTask ? <StatusBadge status={WORK_TAG} /> : null}
      {openTask || difference ? null : <span className="text-muted text-sm">{reasonsText(cancel)}</span>}
    </span>
  );
}

const OPEN_WORK: StatusWord = { ...CONSOLE_TASK_STATUS.open, label: LIST_CELL.openWork, long: LIST_CELL.openWorkLong };
const WORK_TAG: StatusWord = { ...OPEN_WORK, label: LIST_CELL.work, icon: null };

/** 「鈴木 玲」 is 鈴木さん to her colleagues; a name without a space is kept whole. */
function familyNameOf(name: string): string {
  return name.split(/\s/u)[0] ?? name;
}

function reasonsText({ reasons, terminates }: Extract<CancelNow, { kind: "verdict" }>): string {
  // The stage says why no authorization lives.
  const [first] = reasons.filter((reason) => !isNoAuthorization(reason));
  if (first === undefined) return terminates ? LIST_CELL.terminates : "";
  return reasons.length === 1 ? REASON_CHIP[first] : LIST_CELL.reasons(REASON_CHIP[first], reasons.length - 1);
}

/** The instant, and beside a near one its distance. The whole sentence stands in the title, and screen readers read it out. */
export function DeadlineCell({ row, now }: { readonly row: OrderListRow; readonly now: EpochMs }) {
  const { nearestDeadline: deadline, cancel } = row;
  if (deadline === null) {
    return cancel.kind === "none" || row.stage === "unauthorized" ? (
      <None />
    ) : (
      <span className="text-muted text-sm">{DEADLINE_WORD.none}</span>
    );
  }
  const text = formatDeadline(deadline, now);
  return (
    <span title={text} className="inline-flex items-center text-sm">
      <span aria-hidden="true" className="inline-flex items-center gap-2">
        <DeadlineSigns deadline={deadline} now={now} />
      </span>
      <span className="sr-only">{text}</span>
    </span>
  );
}

/** Where there is room for one of the two only, a near limit is its distance and a far one its instant. */
const WITH_ROOM = "max-[26rem]:hidden tablet:max-[56rem]:hidden list:max-[73.75rem]:hidden";

function DeadlineSigns({ deadline, now }: { readonly deadline: EpochMs; readonly now: EpochMs }) {
  const nearness = deadlineNearness(deadline, now);
  switch (nearness) {
    case "over":
      return <span className="text-muted">{formatEnded(deadline, now)}</span>;
    case "far":
      return (
        <>
          <span>{formatDateTimeInList(deadline, now)}</span>
          <span className="hidden text-muted min-[120rem]:inline">{formatRemaining(deadline, now)}</span>
        </>
      );
    case "days":
      return (
        <>
          <span className="font-medium text-amber">{formatDateTimeNear(deadline, now)}</span>
          <span className={`font-medium text-amber ${WITH_ROOM}`}>{formatRemainingShort(deadline, now)}</span>
        </>
      );
    case "today":
      return (
        <>
          <span className={WITH_ROOM}>{formatDateTimeNear(deadline, now)}</span>
          <StatusBadge
            status={{
              ...DEADLINE_STATUS.today,
              icon: null,
              label: formatRemaining(deadline, now) ?? DEADLINE_WORD.overShort,
            }}
          />
        </>
      );
  }
}
