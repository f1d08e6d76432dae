"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { filterIssueText } from "@/lib/messages/filter-issues";
import type { JournalState } from "@/lib/orders/journal-url";
import { SEARCH_LENGTH_MAX } from "@/lib/orders/search-text";
import { type PlainDate, parsePlainDate } from "@/lib/time/plain-date";

export interface JournalFilterProps {
  readonly state: JournalState;
  readonly onApply: (state: JournalState) => void;
}

/** Period and search; they count when the form is sent, so that half-typed dates and kana do not. */
export function JournalFilter({ state, onApply }: JournalFilterProps) {
  const [from, setFrom] = useState<string>(state.period?.from ?? "");
  const [to, setTo] = useState<string>(state.period?.to ?? "");
  const [search, setSearch] = useState(state.search);
  const [reversed, setReversed] = useState(false);
  const errorId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const period = { from: dayOf(from), to: dayOf(to) };
    const wrong = period.from !== null && period.to !== null && period.from > period.to;
    setReversed(wrong);
    if (wrong) return;
    onApply({ ...state, search: search.trim(), period: period.from === null && period.to === null ? null : period });
  };
  const described = reversed ? { "aria-invalid": true as const, "aria-describedby": errorId } : {};
  return (
    <search>
      <form onSubmit={submit} noValidate className="flex flex-wrap items-center gap-2">
        <span className="font-medium text-sm">期間</span>
        <Input
          type="date"
          aria-label="期間の開始日"
          className="w-36"
          max="9999-12-31"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          {...described}
        />
        <span aria-hidden="true">〜</span>
        <Input
          type="date"
          aria-label="期間の終了日"
          className="w-36"
          max="9999-12-31"
          value={to}
          onChange={(event) => setTo(event.target.value)}
          {...described}
        />
        <Input
          type="search"
          aria-label="連携を検索"
          placeholder="受注番号・決済ID・コード"
          className="w-60"
          maxLength={SEARCH_LENGTH_MAX}
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Button type="submit">絞り込む</Button>
        {reversed ? <FieldError id={errorId}>{filterIssueText({ of: "range", kind: "days" })}</FieldError> : null}
      </form>
    </search>
  );
}

function dayOf(text: string): PlainDate | null {
  const day = parsePlainDate(text);
  return day.ok ? day.value : null;
}
