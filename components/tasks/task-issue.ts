import type { ActionFailure } from "@/lib/failures/failure";
import { failureText, nothingSaved } from "@/lib/messages/errors";
import { closeTaskRefusalText, TASK_MESSAGE } from "@/lib/messages/tasks";
import type { CloseTaskRefusal } from "@/lib/payments/model/close-task";

/** What is wrong, and where it is said. */
export interface Issue {
  readonly at: "workedAt" | "note" | "form";
  readonly text: string;
}

/** A refusal at its field where it has one; each that has none says whether anything was recorded. */
export function issueOf(error: CloseTaskRefusal | ActionFailure): Issue {
  switch (error.code) {
    case "worked_in_future":
    case "worked_before_payment":
      return { at: "workedAt", text: closeTaskRefusalText(error) };
    case "note_required":
    case "note_too_long":
      return { at: "note", text: closeTaskRefusalText(error) };
    case "task_not_found":
    case "task_already_closed":
    case "task_changed":
    case "operation_open":
    case "role":
    case "database_unavailable":
      return { at: "form", text: `${TASK_MESSAGE.notRecorded}${closeTaskRefusalText(error)}` };
    case "perhaps_saved":
      return { at: "form", text: closeTaskRefusalText(error) };
    case "invalid_input": {
      const atTime = error.fields.some(({ field }) => field === "workedAt");
      return atTime ? { at: "workedAt", text: TASK_MESSAGE.noTime } : { at: "form", text: saved(error) };
    }
    case "signed_out":
    case "unexpected":
    case "offline":
    case "no_answer":
      return { at: "form", text: saved(error) };
  }
}

function saved(error: ActionFailure): string {
  return nothingSaved(error)
    ? `${TASK_MESSAGE.notRecorded}${failureText(error)}`
    : `${failureText(error)}${TASK_MESSAGE.maybeRecorded}`;
}
