import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { StatusBadge } from "@/components/status/status-badge";
import { CopyButton } from "@/components/ui/copy-button";
import { PageHeader } from "@/components/ui/page-header";
import { OPERATION_STATUS, ORDER_TAG, STAGE_STATUS } from "@/lib/messages/statuses";
import type { OrderView } from "@/lib/orders/order-view-types";
import { formatDateTime } from "@/lib/time/display";
import { VERDICTS_ID } from "./verdict-panel";

/** Which order this is, and where its payment stands. */
export function OrderHeading({ view, actions }: { readonly view: OrderView; readonly actions: ReactNode }) {
  const { order, payment, openOperation } = view;
  return (
    <PageHeader
      back={
        <Link href="/orders" className="text-link inline-flex items-center gap-0.5">
          <ChevronLeft className="size-4" aria-hidden="true" />
          受注データ管理に戻る
        </Link>
      }
      title={
        <>
          受注 {view.orderNumber} <CopyButton value={view.orderNumber} label="受注番号をコピー" />
        </>
      }
      badges={
        <span className="flex flex-wrap items-center gap-1.5">
          <StatusBadge status={STAGE_STATUS[payment.stage]} />
          {openOperation === null ? null : (
            // この受注の操作 lies below the facts on a tablet: what is not known has to be seen before them.
            <a href={`#${VERDICTS_ID}`} className="inline-flex min-h-6 items-center">
              <StatusBadge status={OPERATION_STATUS[openOperation.state]} />
            </a>
          )}
          {order.paid ? null : <StatusBadge status={ORDER_TAG.unpaid} />}
          {order.threeDSecure ? <StatusBadge status={ORDER_TAG.threeDSecure} /> : null}
          {order.slipNumberSent ? <StatusBadge status={ORDER_TAG.slipNumberSent} /> : null}
        </span>
      }
      actions={actions}
    >
      {order.customer.name}({order.customer.kana})様 ・ {formatDateTime(order.orderedAt)} 注文
    </PageHeader>
  );
}
