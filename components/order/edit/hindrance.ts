import { EDIT_NEWS, EDIT_WORD, partName } from "@/lib/messages/edit";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { AmountDecision } from "@/lib/payments/decide/decide-amount";
import { refusedTexts } from "./edit-summary";
import { conflictId } from "./field-words";
import { stageMoved } from "./stage-moved";
import type { DraftEditor } from "./use-draft";
import type { EditOpening } from "./use-edit-opening";
import type { EditSave } from "./use-edit-save";

/** Why the form may not be saved now, in the words beside its button; `leadsTo` is where that is put right. */
export interface Hindrance {
  readonly text: string;
  readonly leadsTo: string | null;
  /** Nothing is wrong: there is only nothing to save. */
  readonly idle: boolean;
}

export interface HindranceOf {
  readonly opening: EditOpening;
  readonly editor: DraftEditor;
  readonly save: EditSave;
  readonly view: OrderView;
  readonly verdict: AmountDecision | null;
}

/** The first of all that hinders; null where the form may be saved. */
export function hindranceOf({ opening, editor, save, view, verdict }: HindranceOf): Hindrance | null {
  if (save.unheard) return because(EDIT_WORD.unheard);
  if (opening.failure !== null) return because(EDIT_NEWS.blockedNow);
  if (stageMoved(editor, view)) return because(EDIT_NEWS.acceptFirst);
  const [open] = editor.merge.conflicts;
  if (open !== undefined) {
    const left = editor.merge.conflicts.length;
    return because(EDIT_NEWS.chooseFirst(partName(open), left), conflictId(open));
  }
  if (!editor.changed) return { ...because(EDIT_WORD.unchanged), idle: true };
  return verdict !== null && !verdict.allowed ? because(refusedTexts(verdict, view).join("")) : null;
}

function because(text: string, leadsTo: string | null = null): Hindrance {
  return { text, leadsTo, idle: false };
}
