"use client";

import Link from "next/link";
import { HOME_HREF } from "@/lib/home/home-links";
import type { MineView } from "@/lib/home/home-view";
import { actText, HOME_MINE } from "@/lib/messages/home";
import { OPERATION_STATE_WORD, OPERATION_WORD } from "@/lib/messages/operations";
import { formatMoment } from "@/lib/time/display";
import { Nothing, Panel, type PanelPlace } from "./panel";

/** The way back into what was left. */
export function MinePanel({ query, className }: PanelPlace<MineView>) {
  return (
    <Panel title={HOME_MINE.title} query={query} className={className}>
      {(view) => (view.rows.length === 0 ? <Nothing>{HOME_MINE.empty}</Nothing> : <Changed view={view} />)}
    </Panel>
  );
}

function Changed({ view }: { readonly view: MineView }) {
  return (
    <ul>
      {view.rows.map((row) => (
        <li
          key={row.orderNumber}
          className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b px-4 py-1.5 last:border-b-0"
        >
          <Link href={HOME_HREF.order(row.orderNumber)} prefetch={false} className="text-link">
            {row.orderNumber}
          </Link>
          <span className="min-w-0">{row.customerName}</span>
          <span className="ml-auto flex flex-wrap justify-end gap-x-3 text-muted text-sm">
            <span>{actOf(row)}</span>
            <span className="whitespace-nowrap">{formatMoment(row.at, view.serverNow)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A call by its own name and what became of it, everything else in a word or two. */
function actOf({ event, operation }: MineView["rows"][number]): string {
  if (operation !== null) return `${OPERATION_WORD[operation.kind]} ${OPERATION_STATE_WORD[operation.state]}`;
  return actText(event);
}
