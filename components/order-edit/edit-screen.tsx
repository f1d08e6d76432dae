"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { OrderNotFound } from "@/components/order-detail/order-not-found";
import { StatusBadge } from "@/components/status/status-badge";
import { PageHeader } from "@/components/ui/page-header";
import { ProgressBar } from "@/components/ui/spinner";
import { EDIT_WORD } from "@/lib/messages/edit";
import { STAGE_STATUS } from "@/lib/messages/statuses";
import type { OrderView } from "@/lib/orders/order-view-types";
import { EditBlocked } from "./edit-blocked";
import { Editing } from "./editing";
import { useEditOpening } from "./use-edit-opening";

/** 受注編集: a page, not a dialog. It shows nothing of the order before its own question is answered. */
export function EditScreen({ orderNumber }: { readonly orderNumber: string }) {
  // From the moment a save is sent its own change is no news.
  const [saving, setSaving] = useState(false);
  const opening = useEditOpening(orderNumber, null, !saving);
  const { opened, failure, ask } = opening;
  if (failure?.code === "order_not_found") return <OrderNotFound />;
  return (
    <>
      <EditHeader orderNumber={orderNumber} view={opened?.view ?? null} />
      {opened === null && failure === null ? (
        <>
          <ProgressBar active />
          <p role="status" className="mt-3 text-muted">
            {EDIT_WORD.opening}
          </p>
        </>
      ) : null}
      {failure === null ? null : (
        <EditBlocked orderNumber={orderNumber} failure={failure} whole={opened === null} onAgain={ask} />
      )}
      {opened === null ? null : <Editing opening={opening} opened={opened} onSaving={setSaving} />}
    </>
  );
}

function EditHeader({ orderNumber, view }: { readonly orderNumber: string; readonly view: OrderView | null }) {
  return (
    <PageHeader
      back={
        <Link
          href={`/orders/${encodeURIComponent(orderNumber)}`}
          className="text-link inline-flex items-center gap-0.5"
        >
          <ChevronLeft className="size-4" aria-hidden="true" />
          {EDIT_WORD.back(orderNumber)}
        </Link>
      }
      title={EDIT_WORD.title(orderNumber)}
      badges={view === null ? null : <StatusBadge status={STAGE_STATUS[view.payment.stage]} />}
    >
      {view === null ? null : `${view.order.customer.name} 様 ・ ${view.method.title}(${view.method.provider})`}
    </PageHeader>
  );
}
