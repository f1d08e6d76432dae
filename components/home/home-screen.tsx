"use client";

import { useQuery } from "@tanstack/react-query";
import { RegisterLink } from "@/components/order-list/register-link";
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
export function HomeScreen({ mayRegister }: { readonly mayRegister: boolean }) {
  const now = useQuery(homeQuery("now"));
  return (
    <div className="flex max-w-[105rem] flex-col gap-3 tablet:gap-4">
      <PageHeader
        title={HOME_WORD.title}
        className="mb-0"
        actions={mayRegister ? <RegisterLink /> : undefined}
        badges={
          now.data === undefined ? undefined : (
            <span className="text-muted text-sm">{HOME_WORD.at(formatDateTime(now.data.serverNow))}</span>
          )
        }
      />
      <NowStrip query={now} />
      <div className="grid grid-cols-1 gap-3 tablet:grid-cols-2 tablet:gap-4 wide:grid-cols-24">
        <LimitsPanel query={useQuery(homeQuery("limits"))} className="tablet:col-span-2 wide:col-span-16" />
        <TasksPanel query={useQuery(homeQuery("tasks"))} className="wide:col-span-8" />
        <CapturesPanel query={useQuery(homeQuery("captures"))} className="wide:col-span-9" />
        <RefusedPanel query={useQuery(homeQuery("refused"))} className="wide:col-span-7" />
        <MinePanel query={useQuery(homeQuery("mine"))} className="wide:col-span-8" />
      </div>
    </div>
  );
}
