"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { IgnoredNotice } from "@/components/list/ignored-notice";
import { ListFailure } from "@/components/list/list-failure";
import { Neighbours } from "@/components/list/neighbours";
import { ProviderSelect } from "@/components/list/provider-select";
import { useAddress } from "@/components/list/use-address";
import { ViewLinks } from "@/components/list/view-links";
import { useServerNow } from "@/components/live/use-server-now";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ProgressBar } from "@/components/ui/spinner";
import {
  DIFFERENCE_LIST_PARAMS,
  DIFFERENCE_TABS,
  type DifferenceListState,
  parseDifferenceListUrl,
  writeDifferenceListUrl,
} from "@/lib/differences/difference-list-url";
import type { DifferenceListView, DifferenceRow } from "@/lib/differences/difference-list-view";
import { mayAs, type StaffMember } from "@/lib/identity/role";
import { RECONCILIATION_WORD } from "@/lib/messages/reconciliation";
import { deskCountsQuery } from "@/lib/queries/desk-counts";
import { differenceListQuery } from "@/lib/queries/differences";
import { formatDateTimeInList } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { DifferenceDialog, type Opened } from "./difference-dialog";
import { DifferenceTable } from "./difference-table";
import { KindSelect } from "./kind-select";
import { isStale, RoundLine } from "./round-line";

const PLAIN: DifferenceListState = { tab: "open", provider: null, kind: null, cursor: null };

/** 突合: where our records and the providers' ledger do not agree, and what staff can do about each. */
export function DifferenceScreen({ staff }: { readonly staff: StaffMember }) {
  const { params, go: goTo } = useAddress(DIFFERENCE_LIST_PARAMS);
  const { state, ignored } = useMemo(() => parseDifferenceListUrl(params), [params]);
  const linkTo = useCallback(
    (next: DifferenceListState) => {
      const query = writeDifferenceListUrl(next);
      return { href: `/reconciliation${query}`, onGo: () => goTo(query) };
    },
    [goTo],
  );
  const page = useQuery(differenceListQuery(writeDifferenceListUrl(state)));
  const count = useQuery({ ...deskCountsQuery(), enabled: false }).data?.differences;
  const [opened, setOpened] = useState<Opened | null>(null);
  const view = page.data;
  const at = (cursor: string | null | undefined) => (cursor == null ? null : linkTo({ ...state, cursor }));
  const mayRepair = mayAs(staff.role, "operator");
  return (
    <>
      <header className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-xl">{RECONCILIATION_WORD.title}</h1>
        <ViewLinks
          label="表示"
          links={DIFFERENCE_TABS.map((tab) => ({
            label: RECONCILIATION_WORD.tabs[tab],
            ...linkTo({ ...state, tab, cursor: null }),
            current: state.tab === tab,
            count: tab === "open" ? count : undefined,
          }))}
        />
        <ProviderSelect
          provider={state.provider}
          onChange={(provider) => linkTo({ ...state, provider, cursor: null }).onGo()}
        />
        <KindSelect kind={state.kind} onChange={(kind) => linkTo({ ...state, kind, cursor: null }).onGo()} />
      </header>
      {mayRepair ? null : <p className="mb-2 text-muted">{RECONCILIATION_WORD.viewer}</p>}
      <IgnoredNotice ignored={[...ignored, ...(view?.ignored ?? [])]} />
      <ProgressBar active={page.isPlaceholderData && page.isFetching} />
      {view === undefined ? null : (
        <Page
          view={view}
          state={state}
          previous={at(view.previous)}
          next={at(view.next)}
          onOpen={setOpened}
          onClear={linkTo({ ...PLAIN, tab: state.tab }).onGo}
        />
      )}
      {view === undefined && page.error !== null ? (
        <ListFailure
          error={page.error}
          what={RECONCILIATION_WORD.subject}
          retry={() => void page.refetch()}
          failedAt={page.errorUpdatedAt}
        />
      ) : null}
      <DifferenceDialog opened={opened} mayRepair={mayRepair} onClose={() => setOpened(null)} />
    </>
  );
}

interface Way {
  readonly href: string;
  readonly onGo: () => void;
}

function Page(props: {
  readonly view: DifferenceListView;
  readonly state: DifferenceListState;
  readonly previous: Way | null;
  readonly next: Way | null;
  readonly onOpen: (opened: Opened) => void;
  readonly onClear: () => void;
}) {
  const { view, state } = props;
  const now = useServerNow(view.serverNow, null);
  const open = state.tab === "open";
  return (
    <>
      <RoundLine rounds={view.rounds} now={now} />
      {view.rows.length === 0 ? (
        <Empty view={view} state={state} now={now} onClear={props.onClear} />
      ) : (
        <>
          <div className="mb-1 flex items-center justify-between gap-4">
            <span className="text-muted text-sm">{open ? "古い順" : "新しい順"}</span>
            <Neighbours label="ページ送り" previous={props.previous} next={props.next} />
          </div>
          <DifferenceTable view={view} tab={state.tab} now={now} onOpen={(row) => props.onOpen(openedOf(row))} />
        </>
      )}
    </>
  );
}

function openedOf({ id, customerName, orderNumber, providerPaymentId }: DifferenceRow): Opened {
  const { dialogTitle, unknownTitle } = RECONCILIATION_WORD;
  return { id, title: customerName === null ? unknownTitle(providerPaymentId) : dialogTitle(orderNumber) };
}

/** Nothing differs: said only with the time at which that was seen. */
function Empty(props: {
  readonly view: DifferenceListView;
  readonly state: DifferenceListState;
  readonly now: EpochMs;
  readonly onClear: () => void;
}) {
  const { view, state, now } = props;
  const { lastGoodAt } = view.rounds;
  if (state.provider !== null || state.kind !== null) {
    return (
      <EmptyState
        title={RECONCILIATION_WORD.emptyFiltered}
        actions={<Button onClick={props.onClear}>条件をクリア</Button>}
      />
    );
  }
  if (state.tab === "ended") return <EmptyState title={RECONCILIATION_WORD.emptyEnded} />;
  if (lastGoodAt === null) return null;
  const lookedAt = RECONCILIATION_WORD.lastLooked(formatDateTimeInList(lastGoodAt, now));
  if (isStale(view.rounds, now)) return <EmptyState title={RECONCILIATION_WORD.emptyThen}>{lookedAt}</EmptyState>;
  return (
    <EmptyState icon={CircleCheck} tone="good" title={RECONCILIATION_WORD.empty}>
      {lookedAt}
    </EmptyState>
  );
}
