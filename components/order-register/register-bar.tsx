"use client";

import type { ReactNode } from "react";
import { BusyLabel } from "@/components/decision/busy-label";
import { DraftUndo } from "@/components/drafts/draft-undo";
import { Button } from "@/components/ui/button";
import { useSaveKey } from "@/components/ui/use-save-key";
import { DRAFT_WORD } from "@/lib/messages/drafts";
import { FIELD_WORD } from "@/lib/messages/field-issues";
import { REGISTER_WORD, registerFieldLabel } from "@/lib/messages/register";
import { formatYen } from "@/lib/money/yen";
import type { RegistrationIssue } from "@/lib/payments/model/registration";
import { registerFieldId } from "./field-words";
import type { RegisterEditor } from "./use-register";
import type { Way } from "./use-registration";

export interface RegisterBarProps {
  readonly editor: RegisterEditor;
  /** Shown once a registration was tried with fields that cannot be read. */
  readonly issues: readonly RegistrationIssue[];
  readonly total: number | null;
  /** What the primary button says; null where there is nothing to authorize. */
  readonly onward: string | null;
  readonly sending: Way | null;
  readonly stopped: ReactNode;
  readonly onRegister: (way: Way) => void;
}

const REGISTER_ID = "register-order";

/** Fixed at the foot: what hinders, the total, and the buttons that register. */
export function RegisterBar(props: RegisterBarProps) {
  const { editor, issues, total, onward, sending, onRegister } = props;
  const { discard } = editor;
  const main = onward ?? REGISTER_WORD.registerOnly;
  useSaveKey(REGISTER_ID, REGISTER_WORD.saveHint(main));
  const busyLabel = (label: string, way: Way) => (
    <BusyLabel label={label} busy={sending === way ? REGISTER_WORD.registering : null} />
  );
  return (
    <div className="sticky bottom-(--foot-height) z-20 -mx-3 mt-auto -mb-6 border-line border-t bg-surface px-3 py-2 tablet:-mx-4 tablet:-mb-4 tablet:px-4 desk:-mx-6 desk:-mb-8 desk:px-6">
      {props.stopped}
      <div className="flex max-w-[105rem] flex-wrap items-center gap-x-4 gap-y-2">
        {issues.length === 0 ? null : <Issues issues={issues} />}
        <div className="ml-auto flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
          {total === null ? null : (
            <p>
              {REGISTER_WORD.total} <strong className="text-lg">{formatYen(total)}</strong>
            </p>
          )}
          <DraftUndo undo={discard.undo} onUndo={discard.bringBack} />
          {discard.possible ? (
            <Button variant="quiet" size="large" onClick={discard.discard}>
              {DRAFT_WORD.discard}
            </Button>
          ) : null}
          {onward === null ? null : (
            <Button size="large" busy={sending !== null} onClick={() => onRegister("order")}>
              {busyLabel(REGISTER_WORD.registerOnly, "order")}
            </Button>
          )}
          <Button
            id={REGISTER_ID}
            variant="primary"
            size="large"
            busy={sending !== null}
            onClick={() => onRegister(onward === null ? "order" : "authorize")}
          >
            {busyLabel(main, onward === null ? "order" : "authorize")}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Issues({ issues }: { readonly issues: readonly RegistrationIssue[] }) {
  return (
    <div role="alert" className="min-w-0 text-red text-sm">
      <p className="font-bold">{FIELD_WORD.summary(issues.length)}</p>
      <ul className="flex flex-wrap gap-x-4">
        {issues.map(({ field }) => (
          <li key={field}>
            <a className="underline" href={`#${registerFieldId(field)}`} onClick={() => focusLater(field)}>
              {registerFieldLabel(field)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A link moves the sight; the keyboard goes along. */
function focusLater(field: string) {
  requestAnimationFrame(() => document.getElementById(registerFieldId(field))?.focus());
}
