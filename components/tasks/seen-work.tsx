"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { settleSeenWork } from "@/components/differences/difference-calls";
import { seenWorkFailureText } from "@/components/differences/failure-words";
import { Button } from "@/components/ui/button";
import { useAnnouncer } from "@/components/ui/live-region";
import type { StaffMember } from "@/lib/identity/role";
import { SEEN_WORK_WORD, seenWorkSettled } from "@/lib/messages/seen-work";
import type { SeenWorkAsked } from "@/lib/payments/model/repair";
import type { TaskRow } from "@/lib/tasks/task-list-view";
import { BlockedByOperation } from "./blocked-by-operation";

export interface SeenWorkChoiceProps {
  readonly task: TaskRow;
  readonly staff: StaffMember;
  /** With the sentence that says so. */
  readonly onSettled: (sentence: string) => void;
  /** null: a new attempt has begun. */
  readonly onRefused: (sentence: string | null) => void;
}

/** 完了確認待ち: a person says whether what the ledger shows is this work. The provider is asked once more; nothing is sent. */
export function SeenWorkChoice({ task, staff, onSettled, onRefused }: SeenWorkChoiceProps) {
  const client = useQueryClient();
  const { refuse } = useAnnouncer();
  const [busy, setBusy] = useState<SeenWorkAsked["outcome"] | null>(null);
  const blocked = `task-${task.id}-blocked`;

  const say = async (outcome: SeenWorkAsked["outcome"]) => {
    setBusy(outcome);
    onRefused(null);
    const answer = await settleSeenWork({ taskId: task.id, amountAfter: task.amountAfter, outcome });
    for (const queryKey of [["orders"], ["desk-counts"], ["differences", "page"], ["order", task.orderNumber]]) {
      void client.invalidateQueries({ queryKey });
    }
    if (answer.ok) onSettled(seenWorkSettled(task.orderNumber, outcome, answer.value.at, staff.name));
    else {
      const text = seenWorkFailureText(answer.error);
      onRefused(text);
      refuse(text);
    }
    // The row moves with the new state: not before the sentence stands that says why.
    await client.invalidateQueries({ queryKey: ["tasks"] });
    setBusy(null);
  };

  const press = (outcome: SeenWorkAsked["outcome"]) => ({
    size: "small" as const,
    busy: busy !== null,
    onClick: () => void say(outcome),
    ...(task.operationOpen ? { blockedBy: blocked } : {}),
  });
  return (
    <>
      <span className="flex flex-wrap gap-1">
        <Button aria-label={SEEN_WORK_WORD.doneOf(task.orderNumber)} {...press("done")}>
          {busy === "done" ? SEEN_WORK_WORD.busy : SEEN_WORK_WORD.done}
        </Button>
        <Button aria-label={SEEN_WORK_WORD.notThisOf(task.orderNumber)} {...press("not_this")}>
          {busy === "not_this" ? SEEN_WORK_WORD.busy : SEEN_WORK_WORD.notThis}
        </Button>
      </span>
      <BlockedByOperation id={blocked} task={task} />
    </>
  );
}
