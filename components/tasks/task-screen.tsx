"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { IgnoredNotice } from "@/components/list/ignored-notice";
import { ListFailure } from "@/components/list/list-failure";
import { Neighbours } from "@/components/list/neighbours";
import { useAddress } from "@/components/list/use-address";
import { ViewLinks } from "@/components/list/view-links";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/spinner";
import { mayAs, type StaffMember } from "@/lib/identity/role";
import { SEEN_WORK_STATUS } from "@/lib/messages/seen-work";
import { CONSOLE_TASK_STATUS } from "@/lib/messages/statuses";
import { TASK_FILTER, TASK_HEAD, TASK_MESSAGE } from "@/lib/messages/tasks";
import { deskCountsQuery } from "@/lib/queries/desk-counts";
import { taskListQuery } from "@/lib/queries/tasks";
import {
  ALL_TASKS,
  parseTaskListUrl,
  TASK_LIST_PARAMS,
  TASK_SORTS,
  TASK_TABS,
  type TaskListState,
  writeTaskListUrl,
} from "@/lib/tasks/task-list-url";
import type { TaskListView } from "@/lib/tasks/task-list-view";
import { TaskFilters } from "./task-filters";
import { TaskSums } from "./task-sums";
import { TaskTable } from "./task-table";

/** 管理画面での作業: outstanding work in providers' consoles, and who did it. */
export function TaskScreen({ staff }: { readonly staff: StaffMember }) {
  const { params, go: goTo } = useAddress(TASK_LIST_PARAMS);
  const { state, ignored } = useMemo(() => parseTaskListUrl(params), [params]);
  const linkTo = useCallback(
    (next: TaskListState) => {
      const query = writeTaskListUrl(next);
      return { href: `/tasks${query}`, onGo: () => goTo(query) };
    },
    [goTo],
  );
  const change = (part: Partial<TaskListState>) => linkTo({ ...state, cursor: null, ...part }).onGo();
  const page = useQuery(taskListQuery(writeTaskListUrl(state)));
  const open = state.tab === "open" || state.tab === "seen";
  const [recorded, setRecorded] = useState<string | null>(null);
  const view = page.data;
  return (
    <>
      <header className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-xl">{TASK_HEAD.title}</h1>
        <Tabs state={state} linkTo={linkTo} />
      </header>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <TaskFilters state={state} people={view?.people ?? []} onChange={change} />
        {open ? <Sorts state={state} linkTo={linkTo} /> : null}
      </div>
      {mayAs(staff.role, "operator") || !open ? null : (
        <p className="mb-2 text-muted" id="task-viewer">
          {TASK_MESSAGE.viewer}
        </p>
      )}
      {recorded === null ? null : (
        <Notice tint="green" role="status" className="mb-2">
          {recorded}
        </Notice>
      )}
      {state.orderNumber === null ? null : (
        <Notice
          tint="blue"
          className="mb-2"
          actions={
            <Button size="small" onClick={() => change({ orderNumber: null })}>
              {TASK_MESSAGE.showAll}
            </Button>
          }
        >
          {TASK_MESSAGE.onlyOrder(state.orderNumber)}
        </Notice>
      )}
      <IgnoredNotice ignored={[...ignored, ...(view?.ignored ?? [])]} />
      {view === undefined || view.totals.all.count === 0 ? null : <TaskSums totals={view.totals} open={open} />}
      <ProgressBar active={page.isPlaceholderData && page.isFetching} />
      {view === undefined ? null : view.rows.length === 0 ? (
        <Empty state={state} onClear={() => change({ ...ALL_TASKS, tab: state.tab, sort: state.sort })} />
      ) : (
        <>
          <TaskTable
            view={view}
            state={state}
            staff={staff}
            onRecorded={setRecorded}
            linkToProvider={(provider) => linkTo({ ...state, provider, cursor: null })}
          />
          <Pages view={view} state={state} linkTo={linkTo} />
        </>
      )}
      {view === undefined && page.error !== null ? (
        <ListFailure error={page.error} what="作業" retry={() => void page.refetch()} failedAt={page.errorUpdatedAt} />
      ) : null}
    </>
  );
}

interface NavProps {
  readonly state: TaskListState;
  readonly linkTo: (state: TaskListState) => { readonly href: string; readonly onGo: () => void };
}

function Tabs({ state, linkTo }: NavProps) {
  const counts = useQuery({ ...deskCountsQuery(), enabled: false }).data;
  return (
    <ViewLinks
      label="表示"
      links={TASK_TABS.map((tab) => ({
        label: tab === "seen" ? SEEN_WORK_STATUS.label : CONSOLE_TASK_STATUS[tab].label,
        ...linkTo({ ...state, tab, cursor: null }),
        current: state.tab === tab,
        count: tab === "open" ? counts?.openTasks : tab === "seen" ? counts?.seenTasks : undefined,
      }))}
    />
  );
}

function Sorts({ state, linkTo }: NavProps) {
  return (
    <div className="wide:ml-auto">
      <ViewLinks
        label={TASK_FILTER.sortLabel}
        links={TASK_SORTS.map((sort) => ({
          label: TASK_FILTER.sorts[sort],
          ...linkTo({ ...state, sort, cursor: null }),
          current: state.sort === sort,
        }))}
      />
    </div>
  );
}

/** One list has pages; by provider each shows its oldest. */
function Pages({ view, state, linkTo }: NavProps & { readonly view: TaskListView }) {
  if (view.groups !== null) return null;
  const at = (cursor: string | null) => (cursor === null ? null : linkTo({ ...state, cursor }));
  const open = state.tab === "open" || state.tab === "seen";
  return (
    <div className="mt-2 flex items-start justify-between gap-4">
      <span className="text-muted text-sm">{open ? TASK_FILTER.sorts.oldest : TASK_FILTER.newest}</span>
      <Neighbours label="ページ送り" previous={at(view.previous)} next={at(view.next)} />
    </div>
  );
}

function Empty({ state, onClear }: { readonly state: TaskListState; readonly onClear: () => void }) {
  if (!isWhole(state)) {
    return (
      <EmptyState title={TASK_MESSAGE.emptyFiltered} actions={<Button onClick={onClear}>{TASK_FILTER.clear}</Button>} />
    );
  }
  return (
    <EmptyState
      {...(state.tab === "open" ? { icon: CircleCheck, tone: "good" } : {})}
      title={TASK_MESSAGE.empty[state.tab]}
    />
  );
}

function isWhole({ search, provider, kind, age, by, orderNumber }: TaskListState): boolean {
  return search === "" && [provider, kind, age, by, orderNumber].every((condition) => condition === null);
}
