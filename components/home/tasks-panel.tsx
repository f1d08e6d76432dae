"use client";

import Link from "next/link";
import { useServerNow } from "@/components/live/use-server-now";
import { cn } from "@/components/ui/class-names";
import { METHODS, PROVIDERS } from "@/lib/capability/facts/catalogue";
import { HOME_HREF } from "@/lib/home/home-links";
import type { TasksView } from "@/lib/home/home-view";
import { HOME_TASKS, HOME_WORD } from "@/lib/messages/home";
import { TASK_AGE_WORD } from "@/lib/messages/tasks";
import { formatYen, formatYenDigits } from "@/lib/money/yen";
import { TASK_AGES } from "@/lib/tasks/task-ages";
import { AllLink } from "./all-link";
import { Nothing, Panel, type PanelPlace } from "./panel";

/** What waits in the providers' consoles, by how long it has waited. */
export function TasksPanel({ query, className }: PanelPlace<TasksView>) {
  return (
    <Panel
      title={HOME_TASKS.title}
      query={query}
      className={className}
      head={() => <AllLink href={HOME_HREF.tasks}>{HOME_WORD.all}</AllLink>}
    >
      {(view) => (view.count === 0 ? <Nothing>{HOME_TASKS.empty}</Nothing> : <Work view={view} />)}
    </Panel>
  );
}

function Work({ view }: { readonly view: TasksView }) {
  const now = useServerNow(view.serverNow, null);
  const { oldest, providers, seen } = view;
  return (
    <div className="flex flex-col gap-2 px-4 py-3">
      <p className="flex flex-wrap items-baseline gap-x-4">
        <span>
          <b className="text-amount">{formatYenDigits(view.count)}</b> 件
        </span>
        <span>
          <span className="text-muted text-sm">{HOME_TASKS.sum}</span> <b>{formatYen(view.yen)}</b>
        </span>
      </p>
      <Ages view={view} />
      <div className="flex flex-col gap-1 text-sm">
        {oldest === null ? null : (
          <p>
            <span className="text-muted">{HOME_TASKS.oldest}</span>{" "}
            <Link href={HOME_HREF.order(oldest.orderNumber)} prefetch={false} className="text-link">
              {oldest.orderNumber}
            </Link>{" "}
            <span className="text-muted">
              {HOME_TASKS.daysAgo(oldest.openedAt, now)}・{METHODS[oldest.methodId].short}
            </span>
          </p>
        )}
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="text-muted">{HOME_TASKS.busiest}</span>
          {providers.map(({ provider, count }) => (
            <Link
              key={provider}
              href={HOME_HREF.tasksOf(provider)}
              prefetch={false}
              title={PROVIDERS[provider].label}
              className="inline-flex min-h-6 items-center whitespace-nowrap text-link"
            >
              {PROVIDERS[provider].short} {HOME_WORD.count(count)}
            </Link>
          ))}
        </p>
        {seen === 0 ? null : (
          <p>
            <span className="text-muted">{HOME_TASKS.seen}</span>{" "}
            <Link href={HOME_HREF.seenTasks} prefetch={false} className="text-link">
              {HOME_WORD.count(seen)}
            </Link>
          </p>
        )}
      </div>
    </div>
  );
}

/** Lengths are counts. The oldest stand out: what waits for a month is forgotten. */
function Ages({ view: { ages } }: { readonly view: TasksView }) {
  const most = Math.max(1, ...TASK_AGES.map((age) => ages[age].count));
  return (
    <ul className="flex flex-col">
      {TASK_AGES.map((age) => {
        const { count, yen } = ages[age];
        return (
          <li key={age}>
            <Link
              href={HOME_HREF.tasksAged(age)}
              prefetch={false}
              className="grid grid-cols-[4rem_minmax(0,1fr)_3rem_5.5rem] items-center gap-x-2 rounded-control py-0.5 text-sm hover:bg-sunken"
            >
              <span className="whitespace-nowrap">{TASK_AGE_WORD[age]}</span>
              <span>
                <span
                  className={cn(
                    "block h-3.5 rounded-[3px] border border-amber",
                    age === "31-" ? "bg-amber" : "bg-amber-tint",
                    count === 0 && "invisible",
                  )}
                  style={{ width: `max(3px, ${(count / most) * 100}%)` }}
                />
              </span>
              <span className="text-right">{HOME_WORD.count(count)}</span>
              <span className="text-right text-muted">{formatYen(yen)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
