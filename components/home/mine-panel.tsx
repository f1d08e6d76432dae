"use client";

import { FilePen } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { HOME_HREF } from "@/lib/home/home-links";
import type { MineView } from "@/lib/home/home-view";
import { actText, HOME_MINE } from "@/lib/messages/home";
import { OPERATION_STATE_WORD, OPERATION_WORD } from "@/lib/messages/operations";
import { formatMoment } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { Nothing, Panel, type PanelPlace } from "./panel";
import { type OrderDraft, useOrderDrafts } from "./use-order-drafts";

const SHOWN = 6;

/** The way back into what was left: what this person changed, and what they typed here and did not save. */
export function MinePanel({ query, className }: PanelPlace<MineView>) {
  const drafts = useOrderDrafts();
  return (
    <Panel title={HOME_MINE.title} query={query} className={className}>
      {(view) => {
        const lines = linesOf(view, drafts);
        return lines.length === 0 ? (
          <Nothing>{HOME_MINE.empty}</Nothing>
        ) : (
          <ul>
            {lines.map((line) => (
              <MineLine key={line.key} line={line} now={view.serverNow} />
            ))}
          </ul>
        );
      }}
    </Panel>
  );
}

interface Line {
  readonly key: string;
  readonly orderNumber: string;
  readonly href: string;
  /** Of a draft only where the order is among those that were changed. */
  readonly customerName: string | null;
  readonly act: string;
  readonly draft: boolean;
  readonly at: EpochMs;
}

function linesOf(view: MineView, drafts: readonly OrderDraft[]): readonly Line[] {
  const changed = view.rows.map((row) => ({
    key: row.orderNumber,
    orderNumber: row.orderNumber,
    href: HOME_HREF.order(row.orderNumber),
    customerName: row.customerName,
    act: actOf(row),
    draft: false,
    at: row.at,
  }));
  const nameOf = (orderNumber: string) =>
    changed.find((line) => line.orderNumber === orderNumber)?.customerName ?? null;
  const typed = drafts.map(({ orderNumber, form, href, at }) => ({
    key: `${form} ${orderNumber}`,
    orderNumber,
    href,
    customerName: nameOf(orderNumber),
    act: HOME_MINE.draftOf[form],
    draft: true,
    at,
  }));
  return [...typed, ...changed].sort((a, b) => b.at - a.at).slice(0, SHOWN);
}

function MineLine({ line, now }: { readonly line: Line; readonly now: EpochMs }) {
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b px-4 py-1.5 last:border-b-0">
      <Link href={line.href} prefetch={false} className="text-link">
        {line.orderNumber === "" ? line.act : line.orderNumber}
      </Link>
      <span className="min-w-0">{line.customerName}</span>
      <span className="ml-auto flex flex-wrap items-center justify-end gap-x-3 text-muted text-sm">
        <span className="inline-flex items-center gap-2">
          {line.orderNumber === "" ? null : line.act}
          {line.draft ? (
            <Badge tint="blue" icon={FilePen}>
              {HOME_MINE.draft}
            </Badge>
          ) : null}
        </span>
        <span className="whitespace-nowrap">{formatMoment(line.at, now)}</span>
      </span>
    </li>
  );
}

/** A call by its own name and what became of it, everything else in a word or two. */
function actOf({ event, operation }: MineView["rows"][number]): string {
  if (operation !== null) return `${OPERATION_WORD[operation.kind]} ${OPERATION_STATE_WORD[operation.state]}`;
  return actText(event);
}
