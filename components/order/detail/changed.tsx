"use client";

import { createContext, type ReactNode, use } from "react";
import { CHANGED_WORD } from "@/lib/messages/live";
import type { ChangedField } from "@/lib/payments/model/contract";

type Field = ChangedField["field"];

/** What others changed, until their notice is closed. */
const ChangedFields = createContext<ReadonlySet<Field>>(new Set());

export function ChangedFieldsProvider(props: { readonly fields: ReadonlySet<Field>; readonly children: ReactNode }) {
  return <ChangedFields value={props.fields}>{props.children}</ChangedFields>;
}

/** A value as it stands; tinted while the notice over the order says that a colleague has changed it. */
export function Changed({ of, children }: { readonly of: Field | readonly Field[]; readonly children: ReactNode }) {
  const fields = use(ChangedFields);
  const changed = [of].flat().some((field) => fields.has(field));
  // Always in the same element: a menu that is open under it stays open.
  return (
    <span data-changed={changed || undefined} className={LOOK} {...(changed ? { title: CHANGED_WORD.tinted } : {})}>
      {children}
    </span>
  );
}

const LOOK =
  "data-changed:rounded-control data-changed:bg-blue-tint data-changed:outline-2 data-changed:outline-blue-tint print:bg-transparent print:outline-0";
