"use client";

import { Plus, Trash2 } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
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

const COLUMNS = "@[46rem]:grid-cols-[7rem_minmax(8rem,1fr)_6.5rem_4.5rem_7.5rem_6.5rem_2rem]";

/** Where there is no room for a row of columns a name has the width to be read whole, and each field its own label. */
const NARROW = "grid-cols-2 @[32rem]:grid-cols-[8rem_5rem_8rem_minmax(0,1fr)_2rem]";
const WIDE_NAME = "col-span-2 @[32rem]:col-span-4 @[46rem]:col-span-1";
const WIDE_CODE = "col-span-2 @[32rem]:col-span-1";

/** What: a row a line. Enter in the last field of the last one begins another. */
export function RegisterLines({ editor }: { readonly editor: RegisterEditor }) {
  const { lines } = editor.typing;
  const noLines = editor.issueAt("lines");
  const add = useFocusedAdd(editor);
  return (
    <FormSection step={3} title={REGISTER_WORD.lines} aside={REGISTER_WORD.linesNote}>
      <div className="flex flex-col gap-2">
        <div aria-hidden="true" className={`hidden gap-2 text-muted text-sm @[46rem]:grid ${COLUMNS}`}>
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
      <div className={`grid ${NARROW} items-end gap-2 ${COLUMNS}`}>
        <Column label={REGISTER_FIELD.productCode} className={WIDE_CODE}>
          <Input
            {...field("productCode")}
            value={line.productCode}
            onChange={(event) => change({ productCode: event.target.value })}
          />
        </Column>
        <Column label={REGISTER_WORD.lines} className={WIDE_NAME}>
          <Input {...field("name")} value={line.name} onChange={(event) => change({ name: event.target.value })} />
        </Column>
        <Column label={REGISTER_FIELD.taxRate}>
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
        </Column>
        <Column label={REGISTER_FIELD.quantity}>
          <Input
            {...field("quantity")}
            numeric
            value={line.quantity}
            onChange={(event) => change({ quantity: event.target.value })}
          />
        </Column>
        <Column label={REGISTER_FIELD.unitPrice}>
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
        </Column>
        <span className="flex items-center justify-end gap-2 @[32rem]:contents">
          <span className="self-center text-right @max-[46rem]:self-end @max-[46rem]:pb-1">
            {subtotal === null ? "-" : `${subtotal}円`}
          </span>
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

/** A field of a line; its label stands over it where the columns have no heads. */
function Column(props: {
  readonly label?: string | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <span className={cn("flex min-w-0 flex-col", props.className)}>
      <span aria-hidden="true" className="text-muted text-sm @[46rem]:hidden">
        {props.label}
      </span>
      {props.children}
    </span>
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
