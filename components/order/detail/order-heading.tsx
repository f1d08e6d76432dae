import type { ReactNode } from "react";
import { StatusBadge } from "@/components/status/status-badge";
import { CopyButton } from "@/components/ui/copy-button";
import { PageHeader } from "@/components/ui/page-header";
import { ORDER_SLIP } from "@/lib/messages/order-panel";
import { capturedTogetherStatus, ORDER_TAG, operationStatus, stageStatus } from "@/lib/messages/statuses";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { formatDateTime } from "@/lib/time/display";
import { Changed } from "./changed";
import { PrintButton } from "./print-button";
import { VERDICTS_ID } from "./verdict-panel";

/** Which order this is, and where its payment stands. */
export function OrderHeading(props: {
  readonly view: OrderView;
  /** The line above: back to the list, and along it. */
  readonly back: ReactNode;
  readonly actions: ReactNode;
}) {
  const { view, back, actions } = props;
  const { order, payment, openOperation } = view;
  return (
    <>
      <p className="hidden items-baseline justify-between pb-2 print:flex">
        <span className="font-bold text-xl">{ORDER_SLIP.title}</span>
        <span className="text-sm">{ORDER_SLIP.printedAt(formatDateTime(view.serverNow))}</span>
      </p>
      <PageHeader
        back={<div className="print:hidden">{back}</div>}
        title={
          <>
            受注 {view.orderNumber} <CopyButton value={view.orderNumber} label="受注番号をコピー" />
          </>
        }
        badges={
          <>
            <span className="flex flex-wrap items-center gap-1.5">
              <Changed of={["stage", "cancellationMark"]}>
                <StatusBadge status={stageStatus(payment.stage, payment.without)} />
              </Changed>
              {payment.captureReason === null ? null : (
                <StatusBadge status={capturedTogetherStatus(payment.captureReason)} />
              )}
              {openOperation === null ? null : (
                // この受注の操作 lies below the facts on a tablet: what is not known has to be seen before them.
                <a href={`#${VERDICTS_ID}`} className="inline-flex min-h-6 items-center">
                  <StatusBadge status={operationStatus(openOperation.state, openOperation.waitsFor?.for ?? null)} />
                </a>
              )}
              {order.paid ? null : <StatusBadge status={ORDER_TAG.unpaid} />}
              {order.threeDSecure ? <StatusBadge status={ORDER_TAG.threeDSecure} /> : null}
              {order.slipNumberSent ? <StatusBadge status={ORDER_TAG.slipNumberSent} /> : null}
            </span>
            <span className="min-w-0">
              <span className="font-bold text-lg">{order.customer.name}</span> 様
            </span>
            <span className="text-amount">
              <Changed of="total">{formatYen(order.total)}</Changed>
            </span>
          </>
        }
        actions={
          <span className="flex flex-wrap items-center gap-2 print:hidden">
            {actions}
            <PrintButton />
          </span>
        }
      >
        {order.customer.kana === "" ? null : `${order.customer.kana} 様 ・ `}
        {formatDateTime(order.orderedAt)} 注文
      </PageHeader>
    </>
  );
}
