"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useEffect } from "react";
import type { OpenedVerb } from "@/lib/orders/order-view-types";
import { orderKey } from "@/lib/queries/order";
import { EditForm } from "./edit-form";
import { EditNews } from "./edit-news";
import { SaveDialog } from "./save-dialog";
import { StageMoved } from "./stage-moved";
import { useDraft } from "./use-draft";
import type { EditOpening } from "./use-edit-opening";
import { useEditSave } from "./use-edit-save";

/** The form with what stands over it, once there is an answer to edit. */
export function Editing(props: {
  readonly opening: EditOpening;
  readonly opened: OpenedVerb;
  readonly onSaving: (saving: boolean) => void;
}) {
  const { opening, opened, onSaving } = props;
  const { view, rule } = opened;
  const router = useRouter();
  const queryClient = useQueryClient();
  const editor = useDraft(view, null);
  const save = useEditSave(useCallback(() => undefined, []));
  const { at } = save.saving;
  useEffect(() => onSaving(at === "sending" || at === "answered"), [at, onSaving]);

  const catchUp = () => {
    save.close();
    void opening.ask();
  };
  const leave = () => {
    queryClient.removeQueries({ queryKey: orderKey(view.orderNumber) });
    router.push(`/orders/${encodeURIComponent(view.orderNumber)}`);
    router.refresh();
  };
  if (rule === null) return null;
  return (
    <>
      <StageMoved editor={editor} view={view} />
      <EditNews editor={editor} opened={opened} />
      <EditForm opened={opened} rule={rule} editor={editor} save={save} opening={opening} />
      <SaveDialog save={save} view={view} onCatchUp={catchUp} onLeave={leave} />
    </>
  );
}
