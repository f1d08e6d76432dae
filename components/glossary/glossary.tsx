"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from "react";
import type { Destination } from "@/components/places/destinations";
import { useShortcut } from "@/components/ui/shortcuts";
import type { TermId } from "@/lib/messages/terms";

/** Loaded only when a person opens it. */
const GlossarySheet = dynamic(() => import("./glossary-sheet").then((module) => module.GlossarySheet), { ssr: false });

export interface Glossary {
  /** Opens 用語, at a word where one is named. */
  readonly open: (term?: TermId) => void;
}

const GlossaryContext = createContext<Glossary>({ open: () => undefined });

export function useGlossary(): Glossary {
  return use(GlossaryContext);
}

export interface GlossaryProviderProps {
  /** Those that the staff member's role reaches, for キーボード操作. */
  readonly destinations: readonly Destination[];
  readonly children: ReactNode;
}

interface Opened {
  readonly term: TermId | null;
  /** A second word asked for while the sheet is open leads to it as the first did. */
  readonly turn: number;
}

/** 用語 and キーボード操作 beside the work, which goes on. `?` opens and closes them. */
export function GlossaryProvider({ destinations, children }: GlossaryProviderProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const opener = useRef<Element | null>(null);
  const open = useCallback((term?: TermId) => {
    setOpened((old) => {
      if (old === null) opener.current = document.activeElement;
      return { term: term ?? null, turn: (old?.turn ?? 0) + 1 };
    });
  }, []);
  const close = useCallback(() => {
    setOpened(null);
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
  }, []);
  useShortcut("?", () => (opened === null ? open() : close()));
  const glossary = useMemo(() => ({ open }), [open]);
  return (
    <GlossaryContext value={glossary}>
      {children}
      {opened === null ? null : (
        <GlossarySheet key={opened.turn} at={opened.term} destinations={destinations} onClose={close} />
      )}
    </GlossaryContext>
  );
}
