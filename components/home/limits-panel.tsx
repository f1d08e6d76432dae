"use client";

import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { LimitsView } from "@/lib/home/home-view";
import { HOME_LIMITS, HOME_WORD } from "@/lib/messages/home";
import { LimitBars } from "./limit-bars";
import { LimitTable } from "./limit-table";
import { NEARNESS_LOOK } from "./nearness-look";
import { Nothing, Panel, type PanelPlace } from "./panel";
import { TotalLink } from "./total-link";

const NEARNESS = ["today", "soon", "later"] as const;

/** When what can still be sent to the providers no longer can. */
export function LimitsPanel({ query, className }: PanelPlace<LimitsView>) {
  const [table, setTable] = useState(false);
  return (
    <Panel
      title={HOME_LIMITS.title}
      sub={HOME_LIMITS.sub}
      query={query}
      className={className}
      head={() => (
        <>
          {table ? null : <Legend />}
          <button
            type="button"
            onClick={() => setTable(!table)}
            className="min-h-6 rounded-control text-primary hover:underline"
          >
            {table ? HOME_LIMITS.asChart : HOME_LIMITS.asTable}
          </button>
        </>
      )}
    >
      {(view) => (
        <>
          {view.total.count === 0 ? (
            <Nothing>{HOME_LIMITS.empty}</Nothing>
          ) : table ? (
            <LimitTable view={view} />
          ) : (
            <LimitBars view={view} />
          )}
          <p className="mt-auto border-line border-t px-4 py-2.5 text-sm">
            {HOME_LIMITS.total} <TotalLink view={view}>{HOME_WORD.sum(view.total.count, view.total.yen)}</TotalLink>
            <span className="text-muted">・{HOME_LIMITS.foot}</span>
          </p>
        </>
      )}
    </Panel>
  );
}

function Legend() {
  return (
    <span className="flex gap-3 text-muted" aria-hidden="true">
      {NEARNESS.map((nearness) => (
        <span key={nearness} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <span className={cn("size-3 rounded-[2px] border", NEARNESS_LOOK[nearness])} />
          {HOME_LIMITS.nearness[nearness]}
        </span>
      ))}
    </span>
  );
}
