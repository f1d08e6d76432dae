"use client";

import { Plus, Trash2 } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Select } from "@/components/ui/select";
import { EDIT_WORD } from "@/lib/messages/edit";
import { REGISTER_FIELD, REGISTER_WORD, registerFieldLabel, TAX_RATE_WORD } from "@/lib/messages/register";
import { TAX_RATES } from "@/lib/money/tax";
import { subtotalOf, type TypedLine } from "@/lib/orders/register/typing";
import { fieldId, issueText } from "./field-words";
import { FormSection } from "./form-section";
import type { RegisterEditor } from "./use-register";

const COLUMNS =
  "@[36rem]:grid-cols-[5rem_minmax(5rem,1fr)_5.75rem_3.5rem_6.5rem_5rem_2rem] @[46rem]:grid-cols-[7rem_minmax(8rem,1fr)_6.5rem_4.5rem_7.5rem_6.5rem_2rem]";

/** What: a row a line. Enter in the last field of the last one begins another. */
export function RegisterLines({ editor }: { readonly editor: RegisterEditor }) {
  const { lines } = editor.typing;
  const noLines = editor.issueAt("lines");
  const total = editor.issueAt("total");
  const add = useFocusedAdd(editor);
  return (
    <FormSection step={3} title={REGISTER_WORD.lines} aside={REGISTER_WORD.linesNote}>
      <div className="flex flex-col gap-2">
        <div aria-hidden="true" className={`hidden gap-2 text-muted text-sm @[36rem]:grid ${COLUMNS}`}>
          <span>{REGISTER_FIELD.productCode}</span>
          <span>{REGISTER_WORD.lines}</span>
          <span>{REGISTER_FIELD.taxRate}</span>
          <span className="text-right">{REGISTER_FIELD.quantity}</span>
          <span className="pr-5 text-right">{REGISTER_FIELD.unitPrice}</span>
          <span className="text-right">{REGISTER_FIELD.subtotal}</span>
        </div>
        {lines.map((line, index) => (
          <LineRow
            key={line.key}
            line={line}
            index={index}
            editor={editor}
            onEnter={() => (index === lines.length - 1 ? add() : focusName(index + 1))}
          />
        ))}
        {noLines === undefined ? null : <FieldError>{issueText(noLines)}</FieldError>}
        {total === undefined ? null : <FieldError>{issueText(total)}</FieldError>}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <Button id={fieldId("lines")} variant="quiet" size="small" onClick={add}>
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
  document.getElementById(fieldId(`lines.${index}.productCode`))?.focus();
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

interface LineProps {
  readonly line: TypedLine;
  readonly index: number;
  readonly editor: RegisterEditor;
  readonly onEnter: () => void;
}

function LineRow({ line, index, editor, onEnter }: LineProps) {
  const change = (part: Partial<TypedLine>) => editor.changeLine(line.key, part);
  const field = (column: keyof TypedLine) => lineField(editor, index, column);
  const subtotal = subtotalOf(line);
  const issues = (["productCode", "name", "taxRate", "quantity", "unitPrice"] as const).flatMap((column) => {
    const path = `lines.${index}.${column}`;
    const issue = editor.issueAt(path);
    return issue === undefined ? [] : [{ path, issue }];
  });
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <div className="flex flex-col gap-1 border-line border-b pb-2">
      <div className={`grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-center gap-2 ${COLUMNS}`}>
        <Input
          {...field("productCode")}
          value={line.productCode}
          placeholder={REGISTER_FIELD.productCode}
          className="@[36rem]:placeholder:text-transparent"
          onChange={(event) => change({ productCode: event.target.value })}
        />
        <Input
          {...field("name")}
          value={line.name}
          placeholder={REGISTER_WORD.lines}
          className="@[36rem]:placeholder:text-transparent"
          onChange={(event) => change({ name: event.target.value })}
        />
        <Select
          {...field("taxRate")}
          value={line.taxRate}
          onChange={(event) => change({ taxRate: event.target.value })}
        >
          {TAX_RATES.map((rate) => (
            <option key={rate} value={rate}>
              {TAX_RATE_WORD[rate]}
            </option>
          ))}
        </Select>
        <Input
          {...field("quantity")}
          numeric
          value={line.quantity}
          onChange={(event) => change({ quantity: event.target.value })}
        />
        <span className="flex items-center gap-1">
          <Input
            {...field("unitPrice")}
            numeric
            value={line.unitPrice}
            onChange={(event) => change({ unitPrice: event.target.value })}
            onKeyDown={enter}
          />
          <span className="text-muted">{REGISTER_WORD.unit}</span>
        </span>
        <span className="flex items-center justify-end gap-2 @[36rem]:contents">
          <span className="text-right">{subtotal === null ? "-" : `${subtotal}円`}</span>
          <Button
            variant="quiet"
            size="icon"
            aria-label={EDIT_WORD.removeLine(line.name, index + 1)}
            title="削除"
            onClick={() => editor.removeLine(line.key)}
          >
            <Trash2 aria-hidden="true" />
          </Button>
        </span>
      </div>
      {issues.map(({ path, issue }) => (
        <FieldError key={path} id={`${fieldId(path)}-error`}>
          {issueText(issue)}
        </FieldError>
      ))}
    </div>
  );
}

function lineField(editor: RegisterEditor, index: number, column: keyof TypedLine) {
  const path = `lines.${index}.${column}`;
  const id = fieldId(path);
  return {
    id,
    "aria-label": registerFieldLabel(path),
    autoComplete: "off",
    onBlur: () => editor.leave(path),
    ...(editor.issueAt(path) === undefined ? {} : { "aria-invalid": true, "aria-describedby": `${id}-error` }),
  };
}
