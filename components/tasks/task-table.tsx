"use client";

import { Fragment } from "react";
import { useRowCursor } from "@/components/list/use-row-cursor";
import { useServerNow } from "@/components/live/use-server-now";
import { HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { type ProviderId, providerOf } from "@/lib/capability/facts/catalogue";
import { mayAs, type StaffMember } from "@/lib/identity/role";
import { TASK_HEAD } from "@/lib/messages/tasks";
import type { TaskListState } from "@/lib/tasks/task-list-url";
import type { TaskListView } from "@/lib/tasks/task-list-view";
import { taskColumns } from "./task-columns";
import { GroupHead, GroupRest } from "./task-group";
import { TaskRows } from "./task-row";
import { useAllColumns } from "./use-all-columns";
import { useRecording } from "./use-recording";
import { useTaskKeys } from "./use-task-keys";

export interface TaskTableProps {
  readonly view: TaskListView;
  readonly state: TaskListState;
  readonly staff: StaffMember;
  readonly onRecorded: (sentence: string) => void;
  /** The list of one provider alone, as a link. */
  readonly linkToProvider: (provider: ProviderId) => { readonly href: string; readonly onGo: () => void };
}

/** One line a task, under its provider's heading where the list stands by provider. On a phone a card each. */
export function TaskTable({ view, state, staff, onRecorded, linkToProvider }: TaskTableProps) {
  const now = useServerNow(view.serverNow, null);
  const mayRecord = mayAs(staff.role, "operator");
  const columns = taskColumns(
    state.tab,
    mayRecord,
    view.rows.some(({ seenAt }) => seenAt !== null),
  );
  const all = useAllColumns();
  const span = columns.filter(({ wideOnly }) => all || !wideOnly).length;
  const groups = groupsOf(view, state);
  const shown = groups.flatMap(({ rows }) => rows);
  const ids = shown.map(({ id }) => String(id));
  const cursor = useRowCursor(ids);
  const recording = useRecording(shown);
  const current = shown.find(({ id }) => String(id) === cursor.current) ?? null;
  useTaskKeys(current, mayRecord && state.tab === "open" ? recording.toggle : null);
  return (
    <Table
      className="border border-line bg-surface desk:table-fixed max-desk:block max-desk:border-0 max-desk:bg-transparent"
      aria-label={TASK_HEAD.title}
    >
      <TableHead className="max-desk:hidden desk:sticky desk:top-12 desk:z-10">
        <TableRow>
          {columns.map(({ id, head, numeric, className }) => (
            <HeaderCell key={id} numeric={numeric} className={className}>
              {head}
            </HeaderCell>
          ))}
        </TableRow>
      </TableHead>
      {groups.map(({ group, rows }) => (
        <tbody key={group?.provider ?? "all"} onKeyDown={cursor.onKeyDown} className="max-desk:mb-3 max-desk:block">
          {group === null ? null : <GroupHead group={group} span={span} mayChange={mayAs(staff.role, "admin")} />}
          {rows.map((task) => (
            <Fragment key={task.id}>
              <TaskRows
                task={task}
                tab={state.tab}
                columns={columns}
                span={span}
                withProvider={group === null}
                now={now}
                staff={staff}
                reachable={String(task.id) === cursor.current}
                linkRef={cursor.linkRef(String(task.id))}
                onFocus={() => cursor.setCurrent(String(task.id))}
                recording={recording.id === task.id}
                onRecording={() => recording.toggle(task.id)}
                onRecorded={(sentence) => {
                  recording.done(task.id);
                  onRecorded(sentence);
                }}
              />
            </Fragment>
          ))}
          {group !== null && view.groups !== null && group.count > rows.length ? (
            <GroupRest group={group} shown={rows.length} span={span} to={linkToProvider(group.provider)} />
          ) : null}
        </tbody>
      ))}
    </Table>
  );
}

/** By provider where the answer is; the list of one provider keeps its heading, for its console. */
function groupsOf({ rows, groups, totals }: TaskListView, { tab, provider }: TaskListState) {
  if (groups !== null) {
    return groups.map((group) => ({
      group,
      rows: rows.filter(({ methodId }) => providerOf(methodId) === group.provider),
    }));
  }
  const open = tab === "open" || tab === "seen";
  return [{ group: open && provider !== null ? { provider, ...totals.all } : null, rows }];
}
