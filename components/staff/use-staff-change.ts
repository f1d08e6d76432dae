"use client";

import { useState, useTransition } from "react";
import { useAnnouncer } from "@/components/ui/live-region";
import { type ActionCall, ask } from "@/lib/actions/ask";
import type { ChangeStaffRefusal } from "@/lib/staff/contract";
import { generalError, type StaffProblem } from "./staff-text";

/** One change of a staff member at a time. Nothing is drawn before the server has answered: it decides about access. */
export function useStaffChange() {
  const [problem, setProblem] = useState<StaffProblem | null>(null);
  const [saving, start] = useTransition();
  const { report, refuse } = useAnnouncer();

  const change = (call: ActionCall<{ readonly id: string }, ChangeStaffRefusal>, done: string, after?: () => void) => {
    if (saving) return;
    start(async () => {
      const answer = await ask(call);
      setProblem(answer.ok ? null : answer.error);
      if (answer.ok) {
        report(done);
        after?.();
      } else refuse(generalError(answer.error) ?? "");
    });
  };
  return { problem, saving, change, forget: () => setProblem(null) };
}
