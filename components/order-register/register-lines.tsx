"use client";

import { Plus } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { EDIT_WORD } from "@/lib/messages/edit";
import { REGISTER_FIELD, REGISTER_WORD } from "@/lib/messages/register";
import { registerFieldId, registerFieldIssueText } from "./field-words";
import { FormSection } from "./form-section";
import { LINE_COLUMNS, RegisterLine } from "./register-line";
import type { RegisterEditor } from "./use-register";

/** What: a row a line. Enter in the last field of the last one begins another. */
export function RegisterLines({ editor }: { readonly editor: RegisterEditor }) {
  const { lines } = editor.typing;
  const noLines = editor.issueAt("lines");
  const add = useFocusedAdd(editor);
  return (
    <FormSection step={3} title={REGISTER_WORD.lines} aside={REGISTER_WORD.linesNote}>
      <div className="flex flex-col gap-2">
        <div aria-hidden="true" className={`hidden gap-2 text-muted text-sm @[46rem]:grid ${LINE_COLUMNS}`}>
          <span>{REGISTER_FIELD.productCode}</span>
          <span>{REGISTER_WORD.lines}</span>
          <span>{REGISTER_FIELD.taxRate}</span>
          <span className="text-right">{REGISTER_FIELD.quantity}</span>
          <span className="pr-5 text-right">{REGISTER_FIELD.unitPrice}</span>
          <span className="text-right">{REGISTER_FIELD.subtotal}</span>
        </div>
        {lines.map((line, index) => (
          <RegisterLine
            key={line.key}
            line={line}
            index={index}
            editor={editor}
            onEnter={() => (index === lines.length - 1 ? add() : focusName(index + 1))}
          />
        ))}
        {noLines === undefined ? null : <FieldError>{registerFieldIssueText(noLines)}</FieldError>}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <Button id={registerFieldId("lines")} variant="quiet" size="small" onClick={add}>
            <Plus aria-hidden="true" />
            {EDIT_WORD.addLine}
          </Button>
          <span className="flex items-center gap-1 text-muted text-sm max-tablet:hidden">
            {REGISTER_WORD.addHint}
            <Kbd>Enter</Kbd>
            {REGISTER_WORD.addHintAfter}
          </span>
        </div>
      </div>
    </FormSection>
  );
}

function focusName(index: number) {
  document.getElementById(registerFieldId(`lines.${index}.productCode`))?.focus();
}

/** Adds a line and goes to its first field once it stands there. */
function useFocusedAdd({ typing, addLine }: RegisterEditor): () => void {
  const wanted = useRef<number | null>(null);
  const count = typing.lines.length;
  useEffect(() => {
    if (wanted.current === null || wanted.current >= count) return;
    focusName(wanted.current);
    wanted.current = null;
  }, [count]);
  return () => {
    wanted.current = count;
    addLine();
  };
}
