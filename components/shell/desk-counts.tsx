"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleQuestionMark, Clock, GitCompareArrows, type LucideIcon, Monitor, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { type DeskCounts as Counts, deskCountsQuery } from "@/lib/queries/desk-counts";
import { browserTime } from "@/lib/queries/server-clock";
import type { EpochMs } from "@/lib/time/epoch";
import { ENDING_TODAY_HREF, RECONCILIATION_HREF } from "./destinations";

interface CountLink {
  readonly of: keyof Counts;
  readonly label: string;
  /** Where the bar is short of room. */
  readonly short: string;
  readonly href: string;
  readonly icon: LucideIcon;
  /** How it looks while there is something. */
  readonly look: string;
}

const LINKS: readonly CountLink[] = [
  {
    of: "endingToday",
    label: "本日期限",
    short: "本日期限",
    href: ENDING_TODAY_HREF,
    icon: Clock,
    look: "border-transparent bg-amber text-surface",
  },
  {
    of: "unknown",
    label: "確認中",
    short: "確認中",
    href: "/orders?operation=unknown",
    icon: CircleQuestionMark,
    look: "border-[1.5px] border-dashed border-violet bg-violet-tint text-violet",
  },
  {
    of: "needsPerson",
    label: "要確認",
    short: "要確認",
    href: "/orders?operation=needs_person",
    icon: TriangleAlert,
    look: "border-transparent bg-violet text-surface",
  },
  {
    of: "openTasks",
    label: "未対応の作業",
    short: "作業",
    href: "/tasks",
    icon: Monitor,
    look: "border-transparent bg-amber text-surface",
  },
  {
    of: "differences",
    label: "突合の差異",
    short: "差異",
    href: RECONCILIATION_HREF,
    icon: GitCompareArrows,
    look: "border-transparent bg-red text-surface",
  },
];

/** What waits for a person, on every screen. A zero keeps its place, without the box that calls. */
export function DeskCounts({ initial, readAt }: { readonly initial: Counts | null; readonly readAt: EpochMs }) {
  const handed = initial === null ? {} : { initialData: initial, initialDataUpdatedAt: browserTime(readAt) };
  const { data } = useQuery({ ...deskCountsQuery(), ...handed });
  return (
    <nav aria-label="対応が必要な件数" className="flex items-center gap-1">
      {LINKS.map(({ of, label, short, href, icon: Icon, look }) => {
        const count = data?.[of];
        return (
          <Link
            key={of}
            href={href}
            title={label}
            className={cn(
              "inline-flex h-7 items-center gap-1 rounded-control border px-2 text-sm whitespace-nowrap pointer-coarse:h-9",
              count ? look : "border-transparent text-muted hover:bg-sunken",
            )}
          >
            <Icon className="hidden size-3.5 shrink-0 wide:block" aria-hidden="true" />
            <span className="hidden wide:inline">{label}</span>
            <span className="wide:hidden">{short}</span>
            <span className="min-w-[1ch] font-bold">{count === undefined ? "-" : count.toLocaleString("ja-JP")}</span>
          </Link>
        );
      })}
    </nav>
  );
}
