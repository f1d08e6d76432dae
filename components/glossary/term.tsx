"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { GLOSSARY_WORD } from "@/lib/messages/glossary-words";
import { TERMS, type TermId } from "@/lib/messages/terms";
import { useGlossary } from "./glossary";

export interface TermProps {
  readonly id: TermId;
  /** As the screen says it there; the word of 用語 where left out. */
  readonly children?: ReactNode;
}

/** A word that explains itself where it stands: a dotted line, a few lines on a press, and the way to 用語. */
export function Term({ id, children }: TermProps) {
  const glossary = useGlossary();
  const titleId = useId();
  const [open, setOpen] = useState(false);
  const toGlossary = useRef(false);
  const { word, text } = TERMS[id];
  // The popover hands the focus back to the word as it closes; 用語 takes it from there, and returns it there.
  const onClosed = () => {
    if (!toGlossary.current) return;
    toGlossary.current = false;
    queueMicrotask(() => glossary.open(id));
  };
  const onAll = () => {
    toGlossary.current = true;
    setOpen(false);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        data-term={id}
        className="cursor-help py-0.5 underline decoration-dotted decoration-edge underline-offset-[3px] print:no-underline"
      >
        {children ?? word}
      </PopoverTrigger>
      <PopoverContent
        aria-labelledby={titleId}
        onCloseAutoFocus={onClosed}
        className="w-[min(19rem,calc(100vw-2rem))] font-normal text-base text-text"
      >
        <p id={titleId} className="font-bold">
          {word}
        </p>
        <p className="[word-break:auto-phrase]">{text}</p>
        <Button variant="quiet" size="small" className="mt-1 -ml-2" onClick={onAll}>
          {GLOSSARY_WORD.all}
          <Kbd aria-hidden="true">?</Kbd>
        </Button>
      </PopoverContent>
    </Popover>
  );
}
