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
import {
  parseTaskListUrl,
  TASK_LIST_PARAMS,
  TASK_TABS,
  type TaskListState,
  writeTaskListUrl,
} from "@/lib/console-tasks/task-list-url";
import { SEEN_WORK_STATUS } from "@/lib/messages/seen-work";
import { CONSOLE_TASK_STATUS } from "@/lib/messages/statuses";
import { TASK_MESSAGE } from "@/lib/messages/tasks";
import { deskCountsQuery } from "@/lib/queries/desk-counts";
import { taskListQuery } from "@/lib/queries/tasks";
import { mayAs, type StaffMember } from "@/lib/staff/role";
import { ProviderSelect } from "./provider-select";
import { TaskTable } from "./task-table";

/** 管理画面での作業: what staff owe in providers' consoles, and who did it. */
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
  const page = useQuery(taskListQuery(writeTaskListUrl(state)));
  const counts = useQuery({ ...deskCountsQuery(), enabled: false }).data;
  const open = state.tab === "open" || state.tab === "seen";
  const [recorded, setRecorded] = useState<string | null>(null);
  const view = page.data;
  const at = (cursor: string | null | undefined) => (cursor == null ? null : linkTo({ ...state, cursor }));
  const mayRecord = mayAs(staff.role, "operator");
  return (
    <>
      <header className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-xl">管理画面での作業</h1>
        <ViewLinks
          label="表示"
          links={TASK_TABS.map((tab) => ({
            label: tab === "seen" ? SEEN_WORK_STATUS.label : CONSOLE_TASK_STATUS[tab].label,
            ...linkTo({ ...state, tab, cursor: null }),
            current: state.tab === tab,
            count: tab === "open" ? counts?.openTasks : tab === "seen" ? counts?.seenTasks : undefined,
          }))}
        />
        <ProviderSelect
          provider={state.provider}
          onChange={(provider) => linkTo({ ...state, provider, cursor: null }).onGo()}
        />
      </header>
      {mayRecord || !open ? null : (
        <p className="mb-2 text-muted" id="task-viewer">
          {TASK_MESSAGE.viewer}
        </p>
      )}
      {recorded === null ? null : (
        <Notice tint="green" role="status" className="mb-2">
          {recorded}
        </Notice>
      )}
      <OnlyNotice
        words={state.age === null ? null : TASK_MESSAGE.onlyAge(state.age)}
        onAll={() => linkTo({ ...state, age: null, cursor: null }).onGo()}
      />
      <OnlyNotice
        words={state.orderNumber === null ? null : `受注 ${state.orderNumber} の作業だけを表示しています。`}
        onAll={() => linkTo({ ...state, orderNumber: null, cursor: null }).onGo()}
      />
      <IgnoredNotice ignored={[...ignored, ...(view?.ignored ?? [])]} />
      <div className="mb-1 flex items-center justify-between gap-4">
        <span className="text-muted text-sm">{open ? "古い順" : "新しい順"}</span>
        <Neighbours label="ページ送り" previous={at(view?.previous)} next={at(view?.next)} />
      </div>
      <ProgressBar active={page.isPlaceholderData && page.isFetching} />
      {view === undefined ? null : view.rows.length === 0 ? (
        <EmptyState
          {...(state.tab === "open" ? { icon: CircleCheck, tone: "good" } : {})}
          title={isWhole(state) ? TASK_MESSAGE.empty[state.tab] : TASK_MESSAGE.emptyFiltered}
        />
      ) : (
        <TaskTable view={view} tab={state.tab} staff={staff} mayRecord={mayRecord} onRecorded={setRecorded} />
      )}
      {view === undefined && page.error !== null ? (
        <ListFailure error={page.error} what="作業" retry={() => void page.refetch()} failedAt={page.errorUpdatedAt} />
      ) : null}
    </>
  );
}

function isWhole({ provider, age, orderNumber }: TaskListState): boolean {
  return provider === null && age === null && orderNumber === null;
}

/** That the list is only a part of the work, and the way to all of it. */
function OnlyNotice({ words, onAll }: { readonly words: string | null; readonly onAll: () => void }) {
  if (words === null) return null;
  return (
    <Notice
      tint="blue"
      className="mb-2"
      actions={
        <Button size="small" onClick={onAll}>
          すべての作業を表示
        </Button>
      }
    >
      {words}
    </Notice>
  );
}
