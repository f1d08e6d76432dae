"use client";

import { Plus, Trash2 } from "lucide-react";
import { FactSection } from "@/components/order-detail/fact-section";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { EDIT_WORD } from "@/lib/messages/edit";
import { formatYen, parseYen } from "@/lib/money/yen";
import type { DraftLine } from "@/lib/orders/edit-draft";
import { fieldId, issueText } from "./field-words";
import { NumberField } from "./number-field";
import type { DraftEditor } from "./use-draft";

/** 商品: each line's name, quantity and price; its subtotal follows while it is typed. */
export function EditLines({ editor }: { readonly editor: DraftEditor }) {
  const { draft } = editor;
  const noLines = editor.issueAt("lines");
  return (
    <FactSection title="商品">
      <Table>
        <caption className="sr-only">商品の一覧</caption>
        <TableHead>
          <tr>
            <HeaderCell className="pl-4">商品</HeaderCell>
            <HeaderCell numeric className="w-28">
              数量
            </HeaderCell>
            <HeaderCell numeric className="w-44">
              単価
            </HeaderCell>
            <HeaderCell numeric className="w-32">
              小計
            </HeaderCell>
            <HeaderCell className="w-14">
              <span className="sr-only">操作</span>
            </HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {draft.lines.map((line, index) => (
            <LineRow key={line.key} line={line} index={index} editor={editor} />
          ))}
        </tbody>
      </Table>
      <div className="flex flex-col items-start gap-1 px-4 py-2">
        {noLines === undefined ? null : <FieldError id={`${fieldId("lines")}-error`}>{issueText(noLines)}</FieldError>}
        <Button id={fieldId("lines")} variant="quiet" size="small" onClick={editor.addLine}>
          <Plus aria-hidden="true" />
          {EDIT_WORD.addLine}
        </Button>
      </div>
    </FactSection>
  );
}

function LineRow(props: { readonly line: DraftLine; readonly index: number; readonly editor: DraftEditor }) {
  const { line, index, editor } = props;
  const path = `lines.${index}`;
  const position = index + 1;
  const nameIssue = editor.issueAt(`${path}.name`);
  const change = (part: Partial<DraftLine>) => editor.changeLine(line.key, part);
  return (
    <TableRow>
      <Cell className="pl-4">
        {nameIssue === undefined ? null : (
          <FieldError id={`${fieldId(`${path}.name`)}-error`}>{issueText(nameIssue)}</FieldError>
        )}
        <Input
          id={fieldId(`${path}.name`)}
          aria-label={`${position}行目の商品名`}
          value={line.name}
          readOnly={!editor.ready}
          onChange={(event) => change({ name: event.target.value })}
          onBlur={() => editor.leave(`${path}.name`)}
          {...(nameIssue === undefined
            ? {}
            : { "aria-invalid": true, "aria-describedby": `${fieldId(`${path}.name`)}-error` })}
        />
      </Cell>
      <Cell>
        <NumberField
          field={`${path}.quantity`}
          label={`${position}行目の数量`}
          value={line.quantity}
          readOnly={!editor.ready}
          issue={editor.issueAt(`${path}.quantity`)}
          onChange={(quantity) => change({ quantity })}
          onLeave={() => editor.leave(`${path}.quantity`)}
        />
      </Cell>
      <Cell>
        <NumberField
          field={`${path}.unitPrice`}
          label={`${position}行目の単価`}
          value={line.unitPrice}
          readOnly={!editor.ready}
          issue={editor.issueAt(`${path}.unitPrice`)}
          unit="円"
          onChange={(unitPrice) => change({ unitPrice })}
          onLeave={() => editor.leave(`${path}.unitPrice`)}
        />
      </Cell>
      <Cell numeric>{subtotalOf(line)}</Cell>
      <Cell>
        <Button
          variant="quiet"
          size="icon"
          aria-label={EDIT_WORD.removeLine(line.name, position)}
          title="削除"
          onClick={() => editor.removeLine(line.key)}
        >
          <Trash2 aria-hidden="true" />
        </Button>
      </Cell>
    </TableRow>
  );
}

function subtotalOf(line: DraftLine): string {
  const quantity = parseYen(line.quantity);
  const unitPrice = parseYen(line.unitPrice);
  return quantity.ok && unitPrice.ok ? formatYen(quantity.value * unitPrice.value) : "-";
}
