"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import { DraftStore, fromText } from "./draft-store";
import { useSamePerson } from "./use-same-person";

const DraftsContext = createContext<DraftStore | null>(null);

/** The signed-in person's drafts. null on the server and in a tree without an owner: nothing is kept there. */
export function useDrafts(): DraftStore | null {
  return useContext(DraftsContext);
}

export interface DraftOwnerProps {
  readonly staffId: string;
  /** As the server derived it for this person, in base64. */
  readonly draftKey: string;
  readonly children: ReactNode;
}

/** Whose texts the forms below keep and find again. */
export function DraftOwner({ staffId, draftKey, children }: DraftOwnerProps) {
  const store = useMemo(
    () => (typeof window === "undefined" ? null : new DraftStore(ownStorage(), { staffId, key: fromText(draftKey) })),
    [staffId, draftKey],
  );
  useSamePerson(staffId);
  useEffect(() => {
    store?.forgetOld(Date.now());
  }, [store]);
  return <DraftsContext value={store}>{children}</DraftsContext>;
}

function ownStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    // A browser that is told to store nothing throws at the mere question.
    return null;
  }
}
