"use client";

import { useEffect, useRef, useState } from "react";
import { StatusBadge } from "@/components/status/status-badge";
import { Input } from "@/components/ui/input";
import type { Outcome } from "@/lib/capability/types";
import { GLOSSARY_WORD, NOT_IN_TABLE_TERM, OUTCOME_TERM } from "@/lib/messages/glossary-words";
import { REASON_CHIP } from "@/lib/messages/reasons";
import { OUTCOME_STATUS } from "@/lib/messages/statuses";
import { TERM_IDS, TERMS, type TermId } from "@/lib/messages/terms";

/** In the order of how much is sent: what every screen shows. */
const OUTCOMES = ["linked", "at_capture", "shop_only", "not_linked"] as const satisfies readonly Outcome[];
const NEAR = ["refused", "no_change"] as const satisfies readonly Outcome[];

/** The four outcomes first, then the words, narrowed by what is typed. */
export function TermList({ at }: { readonly at: TermId | null }) {
  const [search, setSearch] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const asked = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked.current === null) field.current?.focus();
    else asked.current.focus();
  }, []);
  const wanted = fold(search);
  const outcomes = wanted === "" || fold(OUTCOME_WORDS).includes(wanted);
  const terms = TERM_IDS.filter((id) => fold(`${TERMS[id].word} ${TERMS[id].also} ${TERMS[id].text}`).includes(wanted));
  return (
    <>
      <Input
        ref={field}
        type="search"
        aria-label={GLOSSARY_WORD.search}
        placeholder={GLOSSARY_WORD.search}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        className="w-full"
      />
      {outcomes ? <Outcomes focusRef={at === "outcomes" ? asked : null} /> : null}
      {terms.map((id) => (
        <section
          key={id}
          ref={id === at ? asked : null}
          tabIndex={-1}
          aria-labelledby={`term-${id}`}
          className="scroll-mt-2 border-line border-t py-3 outline-offset-4 first-of-type:border-t-0"
        >
          <h3 id={`term-${id}`} className="inline font-bold text-base">
            {TERMS[id].word}
          </h3>
          {TERMS[id].also === "" ? null : <span className="ml-2 text-muted text-sm">{TERMS[id].also}</span>}
          <p>{TERMS[id].text}</p>
        </section>
      ))}
      <p role="status" className="py-3 text-muted empty:hidden">
        {!outcomes && terms.length === 0 ? GLOSSARY_WORD.none(search.trim()) : ""}
      </p>
    </>
  );
}

function Outcomes({ focusRef }: { readonly focusRef: React.Ref<HTMLElement> }) {
  return (
    <section ref={focusRef} tabIndex={-1} aria-labelledby="term-outcomes" className="py-3 outline-offset-4">
      <h3 id="term-outcomes" className="font-bold text-base">
        {GLOSSARY_WORD.outcomes}
      </h3>
      <OutcomeList outcomes={OUTCOMES} />
      <p className="mt-2 text-muted text-sm">{GLOSSARY_WORD.near}</p>
      <OutcomeList outcomes={NEAR} />
      <p className="mt-1 text-sm">
        <span className="text-muted">{REASON_CHIP.not_in_table}</span> {NOT_IN_TABLE_TERM}
      </p>
    </section>
  );
}

function OutcomeList({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  return (
    <dl className="mt-1 grid grid-cols-[7rem_minmax(0,1fr)] gap-y-1">
      {outcomes.map((outcome) => (
        <div key={outcome} className="contents">
          <dt>
            <StatusBadge status={OUTCOME_STATUS[outcome]} />
          </dt>
          <dd>{OUTCOME_TERM[outcome]}</dd>
        </div>
      ))}
    </dl>
  );
}

const OUTCOME_WORDS = [...OUTCOMES, ...NEAR]
  .map((outcome) => `${OUTCOME_STATUS[outcome].label} ${OUTCOME_TERM[outcome]}`)
  .concat(GLOSSARY_WORD.outcomes, REASON_CHIP.not_in_table)
  .join(" ");

function fold(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
