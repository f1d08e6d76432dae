"use client";

import { type FormEvent, useState } from "react";
import { DateRangeFields } from "@/components/list/date-range-fields";
import { readDays } from "@/components/list/read-days";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { JournalState } from "@/lib/journal/journal-url";
import { type FilterIssue, filterIssueText } from "@/lib/messages/filter-issues";
import { SEARCH_LENGTH_MAX } from "@/lib/search/search-limits";

export interface JournalFilterProps {
  readonly state: JournalState;
  readonly onApply: (state: JournalState) => void;
}

/** Period and search; they count when the form is sent, so that half-typed dates and kana do not. */
export function JournalFilter({ state, onApply }: JournalFilterProps) {
  const [from, setFrom] = useState<string>(state.period?.from ?? "");
  const [to, setTo] = useState<string>(state.period?.to ?? "");
  const [search, setSearch] = useState(state.search);
  const [issue, setIssue] = useState<FilterIssue | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const period = readDays(from, to);
    setIssue(period.ok ? null : period.error);
    if (period.ok) onApply({ ...state, search: search.trim(), period: period.value });
  };
  return (
    <search className="print:hidden">
      <form onSubmit={submit} noValidate className="flex flex-wrap items-center gap-2">
        <DateRangeFields
          inline
          legend="期間"
          from={from}
          to={to}
          error={issue === null ? undefined : filterIssueText(issue)}
          onChange={(first, last) => {
            setFrom(first);
            setTo(last);
          }}
        />
        <Input
          type="search"
          aria-label="連携を検索"
          placeholder="受注番号・決済ID・決済方法・コード"
          className="w-72 max-w-full"
          maxLength={SEARCH_LENGTH_MAX}
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Button type="submit">絞り込む</Button>
      </form>
    </search>
  );
}
