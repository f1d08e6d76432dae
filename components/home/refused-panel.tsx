"use client";

import Link from "next/link";
import { HOME_HREF } from "@/lib/home/home-links";
import type { RefusedView } from "@/lib/home/home-view";
import { HOME_REFUSED, HOME_WORD } from "@/lib/messages/home";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { providerReason } from "@/lib/messages/provider-codes";
import { formatDifference, formatYen } from "@/lib/money/yen";
import { formatMoment } from "@/lib/time/display";
import { AllLink } from "./all-link";
import { Nothing, Panel, type PanelPlace } from "./panel";
import { ShortProvider } from "./short-provider";

/** What the providers would not do, in words; the code stands on the order and in 連携履歴. */
export function RefusedPanel({ query, className }: PanelPlace<RefusedView>) {
  return (
    <Panel
      title={HOME_REFUSED.title}
      sub={HOME_REFUSED.sub}
      query={query}
      className={className}
      head={({ count, since }) => (
        <>
          <span className="whitespace-nowrap">{HOME_WORD.count(count)}</span>
          <AllLink href={HOME_HREF.refused(since)}>{HOME_REFUSED.all}</AllLink>
        </>
      )}
    >
      {(view) => (view.count === 0 ? <Nothing>{HOME_REFUSED.empty}</Nothing> : <Refused view={view} />)}
    </Panel>
  );
}

type Row = RefusedView["rows"][number];

function Refused({ view }: { readonly view: RefusedView }) {
  return (
    <ul>
      {view.rows.map((row) => (
        <li key={row.id} className="border-line border-b px-4 py-1.5 last:border-b-0">
          <span className="flex flex-wrap items-baseline gap-x-3">
            <Link href={HOME_HREF.order(row.orderNumber)} prefetch={false} className="text-link">
              {row.orderNumber}
            </Link>
            <span>
              {OPERATION_WORD[row.kind]} {amountOf(row)}
            </span>
            <span className="ml-auto text-muted text-sm whitespace-nowrap">{formatMoment(row.at, view.serverNow)}</span>
          </span>
          <p className="text-sm">
            <ShortProvider of={row.methodId} className="text-muted" /> <span className="text-red">{reasonOf(row)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** A change shows its difference, everything else its amount. */
function amountOf({ kind, amount, amountBefore }: Row): string {
  const changes = kind === "change_amount" || kind === "change_amount_and_capture";
  return changes ? formatDifference(amount - amountBefore) : formatYen(amount);
}

function reasonOf({ recordedBy, meaning, providerCode }: Row): string {
  return recordedBy === null ? `${providerReason(meaning, providerCode)}。` : HOME_REFUSED.recordedBy(recordedBy);
}
