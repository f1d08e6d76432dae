"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/ui/page-header";
import { HOME_WORD } from "@/lib/messages/home";
import { homeQuery } from "@/lib/queries/home";
import { formatDateTime } from "@/lib/time/display";
import { CapturesPanel } from "./captures-panel";
import { LimitsPanel } from "./limits-panel";
import { MinePanel } from "./mine-panel";
import { NowStrip } from "./now-strip";
import { RefusedPanel } from "./refused-panel";
import { TasksPanel } from "./tasks-panel";

/** What to do first, and for how much money. Not a report: each number leads to what it counts. */
export function HomeScreen() {
  const now = useQuery(homeQuery("now"));
  return (
    <div className="flex max-w-[105rem] flex-col gap-3 tablet:gap-4">
      <PageHeader
        title={HOME_WORD.title}
        className="mb-0"
        badges={
          now.data === undefined ? undefined : (
            <span className="text-muted text-sm">{HOME_WORD.at(formatDateTime(now.data.serverNow))}</span>
          )
        }
      />
      <NowStrip query={now} />
      <div className="grid grid-cols-1 gap-3 tablet:gap-4 wide:grid-cols-[minmax(0,1fr)_24.5rem]">
        <LimitsPanel query={useQuery(homeQuery("limits"))} />
        <TasksPanel query={useQuery(homeQuery("tasks"))} />
      </div>
      <div className="grid grid-cols-1 items-start gap-3 tablet:grid-cols-2 tablet:gap-4 wide:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1.06fr)] wide:items-stretch">
        <CapturesPanel query={useQuery(homeQuery("captures"))} />
        <RefusedPanel query={useQuery(homeQuery("refused"))} />
        <MinePanel query={useQuery(homeQuery("mine"))} />
      </div>
    </div>
  );
}
