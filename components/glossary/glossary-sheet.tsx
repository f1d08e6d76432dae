"use client";

import { X } from "lucide-react";
import { Tabs } from "radix-ui";
import { useEffect, useId, useRef } from "react";
import type { Destination } from "@/components/places/destinations";
import { GLOSSARY_WORD } from "@/lib/messages/glossary-words";
import type { TermId } from "@/lib/messages/terms";
import { KeyList } from "./key-list";
import { TermList } from "./term-list";

export interface GlossarySheetProps {
  /** The word that was asked about; null opens at the beginning. */
  readonly at: TermId | null;
  readonly destinations: readonly Destination[];
  readonly onClose: () => void;
}

/**
 * Beside the work at the right, and over it on a phone. It takes no key and no press from the page: only Esc closes it,
 * from within or from where nothing else takes Esc.
 */
export function GlossarySheet({ at, destinations, onClose }: GlossarySheetProps) {
  const titleId = useId();
  const sheet = useRef<HTMLElement>(null);
  useEscape(sheet, onClose);
  return (
    <aside
      ref={sheet}
      aria-labelledby={titleId}
      className="fixed inset-0 z-40 flex flex-col bg-surface shadow-overlay tablet:top-12 tablet:left-auto tablet:w-[28rem] tablet:border-line tablet:border-l print:hidden"
    >
      <Tabs.Root defaultValue="terms" className="flex min-h-0 flex-1 flex-col">
        <div className="flex items-center gap-4 px-5 pt-3">
          <h2 id={titleId} className="flex-1 text-lg">
            {GLOSSARY_WORD.title}
          </h2>
          <button
            type="button"
            aria-label={GLOSSARY_WORD.close}
            onClick={onClose}
            className="-mr-2 inline-flex size-11 items-center justify-center rounded-control text-muted hover:bg-sunken tablet:size-8"
          >
            <X className="size-4" aria-hidden="true" />
          </button>
        </div>
        <Tabs.List aria-label={GLOSSARY_WORD.open} className="flex gap-1 border-line border-b px-5">
          <Tab value="terms">{GLOSSARY_WORD.title}</Tab>
          <Tab value="keys">{GLOSSARY_WORD.keys}</Tab>
        </Tabs.List>
        <Tabs.Content value="terms" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto px-5 py-3">
          <TermList at={at} />
        </Tabs.Content>
        <Tabs.Content value="keys" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto px-5 py-3">
          <KeyList destinations={destinations} />
        </Tabs.Content>
      </Tabs.Root>
    </aside>
  );
}

function Tab({ value, children }: { readonly value: string; readonly children: string }) {
  return (
    <Tabs.Trigger
      value={value}
      className="-mb-px min-h-10 border-transparent border-b-2 px-2 text-muted data-[state=active]:border-primary data-[state=active]:font-bold data-[state=active]:text-primary"
    >
      {children}
    </Tabs.Trigger>
  );
}

const FIELD = /^(INPUT|TEXTAREA|SELECT)$/;

/** A dialog or a menu over the page takes Esc for itself, and so does a field outside the sheet. */
function useEscape(sheet: React.RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
      const { target } = event;
      if (!(target instanceof HTMLElement)) return;
      if (!sheet.current?.contains(target) && FIELD.test(target.tagName)) return;
      close();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [sheet, close]);
}
