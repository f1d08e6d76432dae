"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { tidyYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { type EditPart, FEES, type Fee } from "@/lib/payments/model/edit-part";
import { type Draft, type DraftIssue, type DraftLine, editDraftOf, type ReadDraft, readEditDraft } from "./edit-draft";
import { type Choices, changedParts, type Merge, mergeEdit } from "./edit-merge";
import { beginTyping, type EditTyping } from "./edit-typing";

export interface DraftEditor {
  /** False until the page is alive: what is typed before would be seen and not known. */
  readonly ready: boolean;
  readonly draft: Draft;
  /** What the order held when the typing began. */
  readonly base: Draft;
  /** What would be saved, the changes of others taken in. */
  readonly merge: Merge;
  /** `merge.draft`, as the numbers that it stands for. */
  readonly read: ReadDraft;
  readonly changed: boolean;
  /** All that is typed, with what it was typed over. */
  readonly typing: EditTyping;
  /** What is wrong with a field, once it was left or a save was tried. */
  readonly issueAt: (field: string) => DraftIssue | undefined;
  /** Every issue, shown or not. */
  readonly issues: readonly DraftIssue[];
  readonly leave: (field: string) => void;
  readonly showAll: () => void;
  readonly changeLine: (key: string, part: Partial<DraftLine>) => void;
  readonly addLine: () => void;
  readonly removeLine: (key: string) => void;
  readonly changeFee: (fee: Fee, value: string) => void;
  readonly changeRest: (rest: Partial<Pick<EditTyping, "link" | "reason">>) => void;
  /** `theirs`: the value beside which the choice was made. */
  readonly choose: (part: EditPart, side: "mine" | "theirs", theirs: string) => void;
  readonly acceptStage: () => void;
  /** Throws away what was typed, or brings it back. */
  readonly replace: (typing: EditTyping) => void;
}

/** The element that holds the fields. */
export const EDIT_FORM_ID = "edit-form";

const NO_ISSUES: readonly DraftIssue[] = [];

/**
 * The fields of 受注編集. `order` is what the order holds by the last answer: it never changes a field, only what would
 * be saved. `restored` is what was typed earlier.
 */
export function useDraft(view: OrderView, restored: EditTyping | null): DraftEditor {
  const [typing, setTyping] = useState(() => restored ?? beginTyping(view));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const { base, typed, choices } = typing;
  const merge = useMemo(
    () => mergeEdit(base, typed, editDraftOf(view.order), choices),
    [base, typed, view.order, choices],
  );
  const read = useMemo(() => readEditDraft(merge.draft), [merge.draft]);
  const issues = read.ok ? NO_ISSUES : read.issues;
  const nextKey = useRef(0);
  const changed = changedParts(base, typed).length > 0;
  const untouched = !changed && typing.reason === "" && typing.stage === view.payment.stage;
  useEffect(() => {
    // Where nothing is typed and the cursor is in no field, there is nothing to keep: the form shows the order as it is.
    if (!untouched || document.activeElement?.closest(`#${EDIT_FORM_ID}`)) return;
    setTyping((before) => (before.version === view.version ? before : { ...beginTyping(view), link: before.link }));
  }, [untouched, view]);

  const patch = useCallback((change: (before: Draft) => Draft) => {
    setTyping((before) => ({ ...before, typed: change(before.typed) }));
  }, []);
  const patchLines = (change: (lines: Draft["lines"]) => Draft["lines"]) =>
    patch((before) => ({ ...before, lines: change(before.lines) }));

  return {
    ready,
    draft: typed,
    base,
    merge,
    read,
    changed,
    typing,
    issues,
    issueAt: (field) => {
      const issue = issues.find((one) => one.field === field);
      if (issue === undefined) return undefined;
      // The whole is no field: it cannot be left.
      const whole = field === "lines" || field === "total";
      return all || whole || left.has(field) ? issue : undefined;
    },
    leave: (field) => {
      setLeft((before) => new Set(before).add(field));
      patch((before) => tidied(before, field));
    },
    showAll: () => setAll(true),
    changeLine: (key, part) =>
      patchLines((lines) => lines.map((line) => (line.key === key ? { ...line, ...part } : line))),
    addLine: () => {
      // Lines of a restored draft have their keys already.
      const taken = new Set(typed.lines.map((line) => line.key));
      do nextKey.current += 1;
      while (taken.has(`added-${nextKey.current}`));
      const line = {
        key: `added-${nextKey.current}`,
        ...{ name: "", productCode: "", quantity: "1", unitPrice: "" },
        taxRate: "standard" as const,
      };
      patchLines((lines) => [...lines, line]);
    },
    removeLine: (key) => patchLines((lines) => lines.filter((line) => line.key !== key)),
    changeFee: (fee, value) => patch((before) => ({ ...before, [fee]: value })),
    changeRest: (rest) => setTyping((before) => ({ ...before, ...rest })),
    choose: (part, side, theirs) =>
      setTyping((before) => ({
        ...before,
        choices: { ...before.choices, [part]: { side, theirs } } satisfies Choices,
      })),
    acceptStage: () => setTyping((before) => ({ ...before, stage: view.payment.stage })),
    replace: (next) => {
      setTyping(next);
      setAll(false);
      setLeft(new Set());
    },
  };
}

/** The number in a field that was left is shown as numbers stand elsewhere. */
function tidied(draft: Draft, field: string): Draft {
  const fee = FEES.find((one) => one === field);
  if (fee !== undefined) return { ...draft, [fee]: tidyYen(draft[fee]) };
  const [, index, column] = field.split(".");
  if (column !== "quantity" && column !== "unitPrice") return draft;
  const lines = draft.lines.map((line, at) =>
    String(at) === index ? { ...line, [column]: tidyYen(line[column]) } : line,
  );
  return { ...draft, lines };
}
