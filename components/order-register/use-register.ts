"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Kept } from "@/components/drafts/draft-store";
import type { KeptDraft } from "@/components/drafts/use-kept-draft";
import { type Undo, useDraftUndo } from "@/components/drafts/use-undo";
import { tidyYen } from "@/lib/money/yen";
import {
  blankLine,
  blankTyping,
  isRegistrationTyped,
  REGISTER_FEES,
  type ReadTyping,
  type RegisterTyping,
  readTyping,
  type TypedCustomer,
  type TypedDelivery,
  type TypedLine,
} from "@/lib/orders/register/typing";
import type { CheckedAt } from "@/lib/payments/decide/check-registration";
import type { RegistrationIssue } from "@/lib/payments/model/registration";
import type { EpochMs } from "@/lib/time/epoch";
import { newRequestKey } from "./request-key";

export interface RegisterEditor {
  readonly typing: RegisterTyping;
  readonly read: ReadTyping;
  /** When what was found again was typed; null once it is changed, and where nothing was found. */
  readonly restoredAt: EpochMs | null;
  /** What is wrong with a field, once it was left or a registration was tried. */
  readonly issueAt: (field: string) => RegistrationIssue | undefined;
  readonly leave: (field: string) => void;
  readonly showAll: () => void;
  readonly change: (part: Partial<RegisterTyping>) => void;
  readonly changeCustomer: (part: Partial<TypedCustomer>) => void;
  readonly changeDelivery: (part: Partial<TypedDelivery>) => void;
  readonly changeLine: (key: string, part: Partial<TypedLine>) => void;
  /** Answers the new line's key. */
  readonly addLine: () => void;
  readonly removeLine: (key: string) => void;
  readonly discard: {
    readonly possible: boolean;
    readonly discard: () => void;
    readonly undo: Undo<RegisterTyping>;
    readonly bringBack: () => void;
  };
  /** It was registered: nothing is kept, and the form begins anew. */
  readonly done: () => void;
}

/** The fields of 受注登録, kept as a draft while they are typed. */
export function useRegister(
  draft: KeptDraft<RegisterTyping>,
  found: Kept<RegisterTyping> | null,
  at: CheckedAt,
): RegisterEditor {
  const [typing, setTyping] = useState(() => found?.value ?? blankTyping(newRequestKey()));
  const [restoredAt, setRestoredAt] = useState(found?.at ?? null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const read = useMemo(() => readTyping(typing, at), [typing, at]);
  const known = useRef(typing);
  const { keep, forget } = draft;
  useEffect(() => {
    if (known.current === typing) return;
    known.current = typing;
    if (isRegistrationTyped(typing)) keep(typing);
    else forget();
  }, [typing, keep, forget]);

  const change = useCallback((part: Partial<RegisterTyping>) => setTyping((before) => ({ ...before, ...part })), []);
  const changeLines = (next: (lines: readonly TypedLine[]) => readonly TypedLine[]) =>
    setTyping((before) => ({ ...before, lines: next(before.lines) }));
  const replace = (next: RegisterTyping) => {
    setTyping(next);
    setRestoredAt(null);
    setAll(false);
    setLeft(new Set());
  };
  const undo = useDraftUndo<RegisterTyping>();

  return {
    typing,
    read,
    restoredAt,
    issueAt: (field) => {
      const issue = read.issues.find((one) => one.field === field);
      return all || left.has(field) ? issue : undefined;
    },
    leave: (field) => {
      setLeft((before) => new Set(before).add(field));
      setTyping((before) => tidied(before, field));
    },
    showAll: () => setAll(true),
    change,
    changeCustomer: (part) => setTyping((before) => ({ ...before, customer: { ...before.customer, ...part } })),
    changeDelivery: (part) => setTyping((before) => ({ ...before, delivery: { ...before.delivery, ...part } })),
    changeLine: (key, part) =>
      changeLines((lines) => lines.map((line) => (line.key === key ? { ...line, ...part } : line))),
    addLine: () => changeLines((lines) => [...lines, blankLine(freeKey(lines))]),
    removeLine: (key) => changeLines((lines) => lines.filter((line) => line.key !== key)),
    discard: {
      possible: isRegistrationTyped(typing),
      discard: () => {
        undo.hold(typing);
        replace(blankTyping(newRequestKey()));
      },
      undo,
      bringBack: () => {
        if (undo.held !== null) replace(undo.held);
        undo.release();
      },
    },
    done: forget,
  };
}

/** Lines of a restored draft have their keys already. */
function freeKey(lines: readonly TypedLine[]): string {
  let place = lines.length + 1;
  while (lines.some(({ key }) => key === `line-${place}`)) place += 1;
  return `line-${place}`;
}

/** The number in a field that was left is shown as numbers stand elsewhere. */
function tidied(typing: RegisterTyping, field: string): RegisterTyping {
  const fee = REGISTER_FEES.find((one) => one === field);
  if (fee !== undefined) return { ...typing, [fee]: tidyYen(typing[fee]) };
  const [head, index, column] = field.split(".");
  if (head !== "lines" || (column !== "quantity" && column !== "unitPrice")) return typing;
  const lines = typing.lines.map((line, place) =>
    String(place) === index ? { ...line, [column]: tidyYen(line[column]) } : line,
  );
  return { ...typing, lines };
}
