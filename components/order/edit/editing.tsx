"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { Kept } from "@/components/drafts/draft-store";
import type { KeptDraft } from "@/components/drafts/use-kept-draft";
import { useGo } from "@/components/live/use-go";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import { orderKey } from "@/lib/queries/order";
import { DraftRestored } from "./draft-restored";
import { EditForm } from "./edit-form";
import { EditNews } from "./edit-news";
import { type EditTyping, isHeld } from "./edit-typing";
import { SaveDialog } from "./save-dialog";
import { StageMoved } from "./stage-moved";
import { useDraft } from "./use-draft";
import type { EditOpening } from "./use-edit-opening";
import { useEditSave } from "./use-edit-save";
import { useKeepTyping } from "./use-keep-typing";

/** The form with what stands over it, once there is an answer to edit. */
export function Editing(props: {
  readonly opening: EditOpening;
  readonly opened: OpenedVerb;
  readonly draft: KeptDraft<EditTyping>;
  readonly restored: Kept<EditTyping> | null;
  readonly onSaving: (saving: boolean) => void;
}) {
  const { opening, opened, draft, restored, onSaving } = props;
  const { view, rule } = opened;
  const router = useRouter();
  const go = useGo();
  const queryClient = useQueryClient();
  // By the first answer alone: later ones are news.
  const [found] = useState(() => (restored === null || isHeld(restored.value, view) ? null : restored));
  const editor = useDraft(view, found?.value ?? null);
  const save = useEditSave(draft.forget);
  const { at } = save.saving;
  const discard = useKeepTyping(editor, draft, view, at === "sending" || at === "answered");
  useEffect(() => onSaving(at === "sending" || at === "answered"), [at, onSaving]);

  const catchUp = () => {
    save.close();
    void opening.ask();
  };
  const leave = () => {
    const before = () => queryClient.removeQueries({ queryKey: orderKey(view.orderNumber) });
    if (go(`/orders/${encodeURIComponent(view.orderNumber)}`, { before })) router.refresh();
  };
  if (rule === null) return null;
  return (
    <>
      <StageMoved editor={editor} view={view} />
      <DraftRestored editor={editor} found={found} opened={opened} onDiscard={discard.discard} />
      <EditNews editor={editor} opened={opened} />
      <EditForm opened={opened} rule={rule} editor={editor} save={save} opening={opening} discard={discard} />
      <SaveDialog save={save} view={view} onCatchUp={catchUp} onLeave={leave} />
    </>
  );
}
