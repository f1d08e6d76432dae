"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useEffect, useState } from "react";
import { DraftSaved } from "@/components/drafts/draft-saved";
import type { Kept } from "@/components/drafts/draft-store";
import { type KeptDraft, useKeptDraft } from "@/components/drafts/use-kept-draft";
import { OrderNotFound } from "@/components/order/detail/order-not-found";
import { StatusBadge } from "@/components/status/status-badge";
import { PageHeader } from "@/components/ui/page-header";
import { ProgressBar } from "@/components/ui/spinner";
import { withProvider } from "@/lib/capability/facts/catalogue";
import { EDIT_WORD } from "@/lib/messages/edit";
import { STAGE_STATUS } from "@/lib/messages/statuses";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { EditBlocked } from "./edit-blocked";
import type { EditTyping } from "./edit-typing";
import { Editing } from "./editing";
import { useEditOpening } from "./use-edit-opening";

/** The shape of what is kept. It rises when `EditTyping` changes. */
const DRAFT_FORM = "order-edit.2";

/** 受注編集: a page, not a dialog. It begins with what its writer typed here before. */
export function EditScreen({ orderNumber }: { readonly orderNumber: string }) {
  const draft = useKeptDraft<EditTyping>(DRAFT_FORM, orderNumber);
  const [restored, setRestored] = useState<Kept<EditTyping> | null | undefined>(undefined);
  const { find } = draft;
  useEffect(() => setRestored(find()), [find]);
  if (restored === undefined) return <EditWaiting orderNumber={orderNumber} />;
  return <EditOpened orderNumber={orderNumber} draft={draft} restored={restored} />;
}

/** It shows nothing of the order before its own question is answered. */
function EditOpened(props: {
  readonly orderNumber: string;
  readonly draft: KeptDraft<EditTyping>;
  readonly restored: Kept<EditTyping> | null;
}) {
  const { orderNumber, draft, restored } = props;
  // From the moment a save is sent its own change is no news.
  const [saving, setSaving] = useState(false);
  const opening = useEditOpening(orderNumber, restored?.value.version ?? null, !saving);
  const { opened, failure, ask } = opening;
  if (failure?.code === "order_not_found") return <OrderNotFound />;
  if (opened === null && failure === null) return <EditWaiting orderNumber={orderNumber} />;
  return (
    <>
      <EditHeader orderNumber={orderNumber} view={opened?.view ?? null} draft={<DraftSaved state={draft.state} />} />
      {failure === null ? null : (
        <EditBlocked orderNumber={orderNumber} failure={failure} whole={opened === null} onAgain={ask} />
      )}
      {opened === null ? null : (
        <Editing opening={opening} opened={opened} draft={draft} restored={restored} onSaving={setSaving} />
      )}
    </>
  );
}

function EditWaiting({ orderNumber }: { readonly orderNumber: string }) {
  return (
    <>
      <EditHeader orderNumber={orderNumber} view={null} />
      <ProgressBar active />
      <p role="status" className="mt-3 text-muted">
        {EDIT_WORD.opening}
      </p>
    </>
  );
}

interface EditHeaderProps {
  readonly orderNumber: string;
  readonly view: OrderView | null;
  readonly draft?: ReactNode;
}

function EditHeader({ orderNumber, view, draft }: EditHeaderProps) {
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
      actions={draft}
    >
      {view === null
        ? null
        : `${view.order.customer.name} 様 ・ ${withProvider(view.method.title, view.method.provider)}`}
    </PageHeader>
  );
}
