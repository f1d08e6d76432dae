"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { tidyYen } from "@/lib/money/yen";
import {
  type Draft,
  type DraftIssue,
  type DraftLine,
  draftOf,
  FEES,
  type Fee,
  type ReadDraft,
  readDraft,
  sameDraft,
} from "@/lib/orders/edit-draft";
import type { OrderView } from "@/lib/orders/order-view-types";

export interface DraftEditor {
  /** False until the page is alive: what is typed before would be seen and not known. */
  readonly ready: boolean;
  readonly draft: Draft;
  readonly read: ReadDraft;
  readonly changed: boolean;
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
  readonly replace: (draft: Draft) => void;
}

const NO_ISSUES: readonly DraftIssue[] = [];

/** The fields of 受注編集. `base` is what the order held when it was read last: the draft is changed against it. */
export function useDraft(order: OrderView["order"]): DraftEditor {
  const base = useMemo(() => draftOf(order), [order]);
  const [draft, setDraft] = useState(base);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const added = useRef(0);
  const read = useMemo(() => readDraft(draft), [draft]);
  const issues = read.ok ? NO_ISSUES : read.issues;

  const patchLines = useCallback((patch: (lines: Draft["lines"]) => Draft["lines"]) => {
    setDraft((before) => ({ ...before, lines: patch(before.lines) }));
  }, []);

  return {
    ready,
    draft,
    read,
    changed: !sameDraft(draft, base),
    issues,
    issueAt: (field) => {
      const issue = issues.find((one) => one.field === field);
      if (issue === undefined) return undefined;
      // The whole is nobody's field: it cannot be left.
      const whole = field === "lines" || field === "total";
      return all || whole || left.has(field) ? issue : undefined;
    },
    leave: (field) => {
      setLeft((before) => new Set(before).add(field));
      setDraft((before) => tidied(before, field));
    },
    showAll: () => setAll(true),
    changeLine: (key, part) =>
      patchLines((lines) => lines.map((line) => (line.key === key ? { ...line, ...part } : line))),
    addLine: () => {
      added.current += 1;
      const line = { key: `added-${added.current}`, name: "", quantity: "1", unitPrice: "" };
      patchLines((lines) => [...lines, line]);
    },
    removeLine: (key) => patchLines((lines) => lines.filter((line) => line.key !== key)),
    changeFee: (fee, value) => setDraft((before) => ({ ...before, [fee]: value })),
    replace: (next) => {
      setDraft(next);
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
