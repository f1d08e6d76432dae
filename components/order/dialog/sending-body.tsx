"use client";

import { useEffect, useState } from "react";
import { CloseButton } from "@/components/decision/close-button";
import { ResultFocus } from "@/components/decision/result-focus";
import { StatusBadge } from "@/components/status/status-badge";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { DIALOG_WORD } from "@/lib/messages/dialogs";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { OPERATION_STATUS } from "@/lib/messages/statuses";
import type { Plan } from "@/lib/payments/model/contract";

/** While the answer is awaited: no bar, no percentage, only what is known. Leaving does not stop it. */
export function SendingBody({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const seconds = useSeconds();
  const text =
    plan.does === "send" ? DIALOG_WORD.waiting(OPERATION_WORD[plan.kind], seconds) : DIALOG_WORD.saving(seconds);
  return (
    <>
      <DialogBody>
        <ResultFocus>
          <p className="flex items-center gap-2">
            {plan.does === "send" ? <StatusBadge status={OPERATION_STATUS.sending} /> : null}
            {/* The seconds are for the eye; read out every second they would be noise. */}
            <span aria-hidden="true">{text}</span>
            <span className="sr-only" role="status">
              {plan.does === "send" ? DIALOG_WORD.sendingButton : DIALOG_WORD.savingButton}
            </span>
          </p>
          {plan.does === "send" ? <p className="mt-2 text-muted">{DIALOG_WORD.goesOn}</p> : null}
        </ResultFocus>
      </DialogBody>
      <DialogFooter>
        <CloseButton onClose={onClose} />
      </DialogFooter>
    </>
  );
}

function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const since = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - since) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
