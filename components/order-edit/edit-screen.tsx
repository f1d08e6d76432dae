"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { stopWords } from "@/components/order-dialogs/dialog-words";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { EDIT_WORD, PART_WORD } from "@/lib/messages/edit";
import { STAGE_STATUS } from "@/lib/messages/statuses";
import { type DraftPart, draftOf, mergeDraft, takeParts } from "@/lib/orders/edit-draft";
import type { EditRule } from "@/lib/orders/edit-rule";
import type { OrderEditView, OrderView } from "@/lib/orders/order-view-types";
import { fetchOrderEdit, orderKey } from "@/lib/queries/order";
import { EditForm } from "./edit-form";
import { useDraft } from "./use-draft";
import { useEditSave } from "./use-edit-save";

/** 受注編集: a page, not a dialog. */
export function EditScreen({ opened }: { readonly opened: OrderEditView }) {
  const [current, setCurrent] = useState(opened);
  const { view, rule } = current;
  return (
    <>
      <PageHeader
        back={
          <Link
            href={`/orders/${encodeURIComponent(view.orderNumber)}`}
            className="text-link inline-flex items-center gap-0.5"
          >
            <ChevronLeft className="size-4" aria-hidden="true" />
            {EDIT_WORD.back(view.orderNumber)}
          </Link>
        }
        title={EDIT_WORD.title(view.orderNumber)}
        badges={<StatusBadge status={STAGE_STATUS[view.payment.stage]} />}
      >
        {view.order.customer.name} 様 ・ {view.method.title}({view.method.provider})
      </PageHeader>
      {rule === null ? <Blocked view={view} /> : <Editing view={view} rule={rule} onFresh={setCurrent} />}
    </>
  );
}

function Editing(props: {
  readonly view: OrderView;
  readonly rule: EditRule;
  readonly onFresh: (fresh: OrderEditView) => void;
}) {
  const { view, rule, onFresh } = props;
  const router = useRouter();
  const queryClient = useQueryClient();
  const editor = useDraft(view.order);
  const save = useEditSave(view.orderNumber);
  const [merged, setMerged] = useState<readonly DraftPart[] | null>(null);

  const catchUp = async () => {
    save.close();
    const fresh = await fetchOrderEdit(view.orderNumber).catch(() => null);
    if (fresh === null) return;
    const next = mergeDraft(draftOf(view.order), editor.draft, draftOf(fresh.view.order));
    editor.replace(next.draft);
    setMerged(next.overlaps);
    onFresh(fresh);
    save.reopen();
  };
  const leave = () => {
    queryClient.removeQueries({ queryKey: orderKey(view.orderNumber) });
    router.push(`/orders/${encodeURIComponent(view.orderNumber)}`);
    router.refresh();
  };

  if (save.opening.at === "blocked") {
    const words = stopWords(save.opening.failure, false, view, view.serverNow);
    return <Blocked view={view} lines={words.lines} />;
  }
  return (
    <>
      {merged === null ? null : (
        <Notice
          tint="blue"
          role="status"
          className="mb-4"
          actions={
            merged.length === 0 ? null : (
              <Button
                size="small"
                onClick={() => {
                  editor.replace(takeParts(editor.draft, draftOf(view.order), merged));
                  setMerged([]);
                }}
              >
                {EDIT_WORD.takeTheirs}
              </Button>
            )
          }
        >
          {EDIT_WORD.merged(merged.map((part) => PART_WORD[part]).join("、"))}
        </Notice>
      )}
      <EditForm view={view} rule={rule} editor={editor} save={save} onCatchUp={catchUp} onLeave={leave} />
    </>
  );
}

/** Nothing can be edited now; every reason stands here as it does on the order's card. */
function Blocked({ view, lines = [] }: { readonly view: OrderView; readonly lines?: readonly string[] }) {
  return (
    <Notice
      tint="grey"
      title={EDIT_WORD.blocked}
      actions={
        <Button asChild>
          <Link href={`/orders/${encodeURIComponent(view.orderNumber)}`}>{EDIT_WORD.backToOrder}</Link>
        </Button>
      }
    >
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}
