"use client";

import { type ReactNode, useRef, useState } from "react";
import { DecisionForm } from "@/components/decision/decision-form";
import { useDraftText } from "@/components/drafts/use-draft-text";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { useAnnouncer } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import type { DifferenceView } from "@/lib/differences/difference-view";
import { DIALOG_WORD } from "@/lib/messages/dialogs";
import { DIFFERENCE_END_STATUS, RECONCILIATION_WORD, REPAIR_WORD } from "@/lib/messages/reconciliation";
import { REPAIR_WORD_OF } from "@/lib/messages/repairs";
import { actorName } from "@/lib/messages/staff-name";
import type { Repair } from "@/lib/payments/model/differences";
import type { Repaired } from "@/lib/payments/model/repair";
import type { Result } from "@/lib/result/result";
import { isBlank } from "@/lib/text/visible";
import { formatDateTimeInList } from "@/lib/time/display";
import { type RepairFailure, repairDifference } from "./difference-calls";
import { RepairChoices } from "./repair-choices";

/** Where the note is kept while it is typed, by difference. */
export const REPAIR_DRAFT = "repair-note.1";

export interface RepairFormProps {
  readonly view: DifferenceView;
  readonly mayRepair: boolean;
  /** What is decided about; stands over the choices. */
  readonly facts: ReactNode;
  readonly onLeave: () => void;
  readonly onAnswer: (answer: Result<Repaired, RepairFailure>) => void;
}

/** The legal repairs, each with all that it will do, and one button that names the act. */
export function RepairForm({ view, mayRepair, facts, onLeave, onAnswer }: RepairFormProps) {
  const { row, repairs, fingerprint, version } = view;
  const only = repairs.length === 1 ? (repairs[0]?.repair ?? null) : null;
  const [chosen, setChosen] = useState<Repair | null>(only);
  const note = useDraftText(REPAIR_DRAFT, String(row.id));
  const [missing, setMissing] = useState<"choice" | "note" | null>(null);
  const [busy, setBusy] = useState(false);
  const firstChoice = useRef<HTMLInputElement>(null);
  const noteBox = useRef<HTMLTextAreaElement>(null);
  const { refuse } = useAnnouncer();
  const noteNeeded = chosen === "acknowledge";

  const act = async () => {
    if (chosen === null) {
      setMissing("choice");
      refuse(REPAIR_WORD_OF.choose);
      return firstChoice.current?.focus();
    }
    if (noteNeeded && isBlank(note.text)) {
      setMissing("note");
      refuse(REPAIR_WORD_OF.noteMissing);
      return noteBox.current?.focus();
    }
    setBusy(true);
    onAnswer(
      await repairDifference({ differenceId: row.id, repair: chosen, fingerprint, version, note: note.text.trim() }),
    );
  };

  const closed = whyNot(view, mayRepair);
  if (closed !== null) {
    return (
      <>
        <DialogBody>
          {facts}
          {closed}
        </DialogBody>
        <DialogFooter>
          <Button size="large" onClick={onLeave}>
            {DIALOG_WORD.close}
          </Button>
        </DialogFooter>
      </>
    );
  }
  return (
    <DecisionForm
      about={facts}
      note={{
        label: noteNeeded ? REPAIR_WORD_OF.noteNeeded : REPAIR_WORD_OF.note,
        hint: REPAIR_WORD_OF.noteHint,
        draft: note,
        needed: noteNeeded,
        error: missing === "note" && noteNeeded && isBlank(note.text) ? REPAIR_WORD_OF.noteMissing : undefined,
        boxRef: noteBox,
      }}
      act={chosen === null ? REPAIR_WORD_OF.act : REPAIR_WORD[chosen]}
      acting={REPAIR_WORD_OF.acting}
      busy={busy}
      onAct={act}
      onLeave={onLeave}
    >
      <RepairChoices
        view={view}
        chosen={chosen}
        firstRef={firstChoice}
        missing={missing === "choice" && chosen === null}
        onChoose={setChosen}
      />
    </DecisionForm>
  );
}

/** In the choices' place where there is nothing to choose; null where there is. */
function whyNot({ row, serverNow }: DifferenceView, mayRepair: boolean): ReactNode {
  if (row.end !== null && row.endedAt !== null) {
    return (
      <div className="mt-4 border-line border-t pt-3">
        <p className="flex flex-wrap items-center gap-2">
          <StatusBadge status={DIFFERENCE_END_STATUS[row.end]} />
          <span>
            {formatDateTimeInList(row.endedAt, serverNow)} {actorName(row.endedBy)}
          </span>
        </p>
        {row.note === "" ? null : <p className="mt-1">{RECONCILIATION_WORD.note(row.note)}</p>}
      </div>
    );
  }
  if (row.operationOpen) {
    return (
      <Notice tint="violet" dashed className="mt-4">
        {RECONCILIATION_WORD.operationOpen}
      </Notice>
    );
  }
  if (mayRepair) return null;
  return (
    <Notice tint="grey" className="mt-4">
      {RECONCILIATION_WORD.viewer}
    </Notice>
  );
}
