"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { FactSection } from "@/components/ui/fact-section";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { EDIT_NEWS, EDIT_WORD } from "@/lib/messages/edit";
import { REGISTER_FIELD, TAX_RATE_WORD } from "@/lib/messages/register";
import { TAX_RATES } from "@/lib/money/tax";
import { formatYen, formatYenDigits, parseYen } from "@/lib/money/yen";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import { ConflictBox, TheirsNote } from "./conflict-box";
import { type DraftLine, sameLine } from "./edit-draft";
import { lineText } from "./edit-merge";
import { editFieldId, editIssueText } from "./field-words";
import { newsOf } from "./news-words";
import { NumberField } from "./number-field";
import type { DraftEditor } from "./use-draft";

/** 商品: each line's name, quantity and price; its subtotal follows while it is typed. */
export function EditLines({ editor, opened }: { readonly editor: DraftEditor; readonly opened: OpenedVerb }) {
  const { draft } = editor;
  const noLines = editor.issueAt("lines");
  return (
    <FactSection title="商品">
      <Table cards>
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
            <LineRow key={line.key} line={line} index={index} editor={editor} opened={opened} />
          ))}
        </tbody>
      </Table>
      <div className="flex flex-col gap-2 px-4 empty:hidden">
        <TheirsNote part="lines" editor={editor} opened={opened} />
        <ConflictBox part="lines" editor={editor} opened={opened} />
      </div>
      <div className="flex flex-col items-start gap-1 px-4 py-2">
        {noLines === undefined ? null : (
          <FieldError id={`${editFieldId("lines")}-error`}>{editIssueText(noLines)}</FieldError>
        )}
        <Button id={editFieldId("lines")} variant="quiet" size="small" onClick={editor.addLine}>
          <Plus aria-hidden="true" />
          {EDIT_WORD.addLine}
        </Button>
      </div>
    </FactSection>
  );
}

interface LineProps {
  readonly line: DraftLine;
  readonly index: number;
  readonly editor: DraftEditor;
  readonly opened: OpenedVerb;
}

function LineRow({ line, index, editor, opened }: LineProps) {
  const path = `lines.${index}`;
  const position = index + 1;
  const nameIssue = editor.issueAt(`${path}.name`);
  const change = (part: Partial<DraftLine>) => editor.changeLine(line.key, part);
  return (
    <>
      <TableRow>
        <TableCell className="pl-4">
          {nameIssue === undefined ? null : (
            <FieldError id={`${editFieldId(`${path}.name`)}-error`}>{editIssueText(nameIssue)}</FieldError>
          )}
          <Input
            id={editFieldId(`${path}.name`)}
            aria-label={`${position}行目の商品名`}
            value={line.name}
            readOnly={!editor.ready}
            onChange={(event) => change({ name: event.target.value })}
            onBlur={() => editor.leave(`${path}.name`)}
            {...(nameIssue === undefined
              ? {}
              : { "aria-invalid": true, "aria-describedby": `${editFieldId(`${path}.name`)}-error` })}
          />
          <CodeAndRate line={line} index={index} editor={editor} />
        </TableCell>
        <TableCell label={REGISTER_FIELD.quantity ?? ""}>
          <NumberField
            field={`${path}.quantity`}
            label={`${position}行目の数量`}
            value={line.quantity}
            readOnly={!editor.ready}
            issue={editor.issueAt(`${path}.quantity`)}
            onChange={(quantity) => change({ quantity })}
            onLeave={() => editor.leave(`${path}.quantity`)}
          />
        </TableCell>
        <TableCell label={REGISTER_FIELD.unitPrice ?? ""}>
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
        </TableCell>
        <TableCell numeric label={REGISTER_FIELD.subtotal ?? ""}>
          {subtotalOf(line)}
        </TableCell>
        <TableCell>
          <Button
            variant="quiet"
            size="icon"
            aria-label={EDIT_WORD.removeLine(line.name, position)}
            title="削除"
            onClick={() => editor.removeLine(line.key)}
          >
            <Trash2 aria-hidden="true" />
          </Button>
        </TableCell>
      </TableRow>
      <LineNews line={line} index={index} editor={editor} opened={opened} />
    </>
  );
}

/** Under the name: they say what the goods are, and change no amount. */
function CodeAndRate({ line, index, editor }: Omit<LineProps, "opened">) {
  const path = `lines.${index}.productCode`;
  const position = index + 1;
  const issue = editor.issueAt(path);
  return (
    <div className="mt-1 flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-1">
        <Input
          id={editFieldId(path)}
          aria-label={`${position}行目の商品コード`}
          placeholder={REGISTER_FIELD.productCode}
          className="w-32"
          value={line.productCode}
          readOnly={!editor.ready}
          onChange={(event) => editor.changeLine(line.key, { productCode: event.target.value })}
          onBlur={() => editor.leave(path)}
          {...(issue === undefined ? {} : { "aria-invalid": true, "aria-describedby": `${editFieldId(path)}-error` })}
        />
        <Select
          id={editFieldId(`lines.${index}.taxRate`)}
          aria-label={`${position}行目の税率`}
          className="w-28"
          value={line.taxRate}
          onChange={(event) => {
            const taxRate = TAX_RATES.find((rate) => rate === event.target.value);
            if (taxRate !== undefined) editor.changeLine(line.key, { taxRate });
          }}
        >
          {TAX_RATES.map((rate) => (
            <option key={rate} value={rate}>
              {TAX_RATE_WORD[rate]}
            </option>
          ))}
        </Select>
      </div>
      {issue === undefined ? null : <FieldError id={`${editFieldId(path)}-error`}>{editIssueText(issue)}</FieldError>}
    </div>
  );
}

/** A row of its own under the line: what stood there before, and what a colleague made of it meanwhile. */
function LineNews({ line, index, editor, opened }: LineProps) {
  const part = `lines.${index}` as const;
  const before = editor.base.lines.find(({ key }) => key === line.key);
  const changed = before !== undefined && !sameLine(line, before);
  const theirs = opened.view.order.lines[index];
  const news = newsOf(editor.merge.news, part);
  if (!changed && news === undefined) return null;
  const renamedOnly =
    before !== undefined &&
    theirs !== undefined &&
    formatYenDigits(theirs.quantity) === before.quantity &&
    formatYenDigits(theirs.unitPrice) === before.unitPrice &&
    theirs.productCode === before.productCode &&
    theirs.taxRate === before.taxRate;
  return (
    <TableRow>
      <TableCell colSpan={5} className="pl-4">
        {changed ? <p className="text-blue text-sm">{EDIT_NEWS.before(lineText(before))}</p> : null}
        <TheirsNote part={part} editor={editor} opened={opened} {...(renamedOnly ? { value: theirs.name } : {})} />
        <ConflictBox part={part} editor={editor} opened={opened} />
      </TableCell>
    </TableRow>
  );
}

function subtotalOf(line: DraftLine): string {
  const quantity = parseYen(line.quantity);
  const unitPrice = parseYen(line.unitPrice);
  return quantity.ok && unitPrice.ok ? formatYen(quantity.value * unitPrice.value) : "-";
}
