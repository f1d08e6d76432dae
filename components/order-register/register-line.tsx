import { Trash2 } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { EDIT_WORD } from "@/lib/messages/edit";
import { REGISTER_FIELD, REGISTER_WORD, registerFieldLabel, TAX_RATE_WORD } from "@/lib/messages/register";
import { TAX_RATES } from "@/lib/money/tax";
import { subtotalOf, type TypedLine } from "@/lib/orders/register/typing";
import { registerFieldId, registerFieldIssueText } from "./field-words";
import type { RegisterEditor } from "./use-register";

/** The heads over the lines have the same columns. */
export const LINE_COLUMNS = "@[46rem]:grid-cols-[7rem_minmax(8rem,1fr)_6.5rem_4.5rem_7.5rem_6.5rem_2rem]";

/** In a narrow form the name takes the full width, so that it can be read whole, and each field has its own label. */
const NARROW = "grid-cols-2 @[32rem]:grid-cols-[8rem_5rem_8rem_minmax(0,1fr)_2rem]";
const WIDE_NAME = "col-span-2 @[32rem]:col-span-4 @[46rem]:col-span-1";
const WIDE_CODE = "col-span-2 @[32rem]:col-span-1";

interface RegisterLineProps {
  readonly line: TypedLine;
  readonly index: number;
  readonly editor: RegisterEditor;
  readonly onEnter: () => void;
}

/** A line of the order: its fields, what it comes to, and what is wrong with it underneath. */
export function RegisterLine({ line, index, editor, onEnter }: RegisterLineProps) {
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
      <div className={`grid ${NARROW} items-end gap-2 ${LINE_COLUMNS}`}>
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
        <FieldError key={path} id={`${registerFieldId(path)}-error`}>
          {registerFieldIssueText(issue)}
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
  const id = registerFieldId(path);
  return {
    id,
    "aria-label": registerFieldLabel(path),
    autoComplete: "off",
    onBlur: () => editor.leave(path),
    ...(editor.issueAt(path) === undefined ? {} : { "aria-invalid": true, "aria-describedby": `${id}-error` }),
  };
}
