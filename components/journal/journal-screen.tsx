"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { IgnoredNotice } from "@/components/list/ignored-notice";
import { ListFailure } from "@/components/list/list-failure";
import { Neighbours } from "@/components/list/neighbours";
import { useAddress } from "@/components/list/use-address";
import { ViewLinks } from "@/components/list/view-links";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ProgressBar } from "@/components/ui/spinner";
import {
  JOURNAL_PARAMS,
  JOURNAL_STATES,
  type JournalState,
  parseJournalUrl,
  writeJournalUrl,
} from "@/lib/journal/journal-url";
import { JOURNAL_MESSAGE } from "@/lib/messages/journal";
import { OPERATION_STATE_WORD } from "@/lib/messages/operations";
import { deskCountsQuery } from "@/lib/queries/desk-counts";
import { journalQuery } from "@/lib/queries/journal";
import { JournalFilter } from "./journal-filter";
import { JournalTable } from "./journal-table";

const PLAIN: JournalState = { state: null, period: null, search: "", cursor: null };

/** 連携履歴: every call to a provider, what it was called there, and what became of it. */
export function JournalScreen() {
  const { params, go: goTo } = useAddress(JOURNAL_PARAMS);
  const { state, ignored } = useMemo(() => parseJournalUrl(params), [params]);
  const linkTo = useCallback(
    (next: JournalState) => {
      const query = writeJournalUrl(next);
      return { href: `/operations${query}`, onGo: () => goTo(query) };
    },
    [goTo],
  );
  const page = useQuery(journalQuery(writeJournalUrl(state)));
  const counts = useQuery({ ...deskCountsQuery(), enabled: false }).data;
  const view = page.data;
  const at = (cursor: string | null | undefined) => (cursor == null ? null : linkTo({ ...state, cursor }));
  const countOf = { unknown: counts?.unknown, needs_person: counts?.needsPerson, failed: undefined };
  return (
    <>
      <header className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-xl">連携履歴</h1>
        <ViewLinks
          label="表示"
          links={[
            { label: "すべて", ...linkTo({ ...state, state: null, cursor: null }), current: state.state === null },
            ...JOURNAL_STATES.map((one) => ({
              label: OPERATION_STATE_WORD[one],
              ...linkTo({ ...state, state: one, cursor: null }),
              current: state.state === one,
              count: countOf[one],
            })),
          ]}
        />
      </header>
      <div className="mb-2 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        {/* A new address brings its own texts. */}
        <JournalFilter
          key={writeJournalUrl({ ...state, cursor: null })}
          state={state}
          onApply={(next) => linkTo({ ...next, cursor: null }).onGo()}
        />
        <Neighbours label="ページ送り" previous={at(view?.previous)} next={at(view?.next)} />
      </div>
      <IgnoredNotice ignored={[...ignored, ...(view?.ignored ?? [])]} />
      <ProgressBar active={page.isPlaceholderData && page.isFetching} />
      {view === undefined ? null : view.rows.length === 0 ? (
        <NoRows state={state} onClear={linkTo(PLAIN).onGo} />
      ) : (
        <JournalTable view={view} />
      )}
      {view === undefined && page.error !== null ? (
        <ListFailure
          error={page.error}
          what="連携履歴"
          retry={() => void page.refetch()}
          failedAt={page.errorUpdatedAt}
        />
      ) : null}
    </>
  );
}

function NoRows({ state, onClear }: { readonly state: JournalState; readonly onClear: () => void }) {
  const clear = <Button onClick={onClear}>条件をクリア</Button>;
  if (state.search !== "") {
    return (
      <EmptyState title={JOURNAL_MESSAGE.emptySearch(state.search)} actions={clear}>
        {JOURNAL_MESSAGE.searched}
      </EmptyState>
    );
  }
  if (state.state !== null) return <EmptyState title={JOURNAL_MESSAGE.emptyFiltered} actions={clear} />;
  if (state.period !== null) return <EmptyState title={JOURNAL_MESSAGE.emptyPeriod} actions={clear} />;
  return <EmptyState title={JOURNAL_MESSAGE.empty} />;
}
