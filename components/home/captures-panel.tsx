"use client";

import Link from "next/link";
import { useServerNow } from "@/components/live/use-server-now";
import { cn } from "@/components/ui/class-names";
import { METHODS } from "@/lib/capability/facts/catalogue";
import { HOME_HREF } from "@/lib/home/home-links";
import type { CapturesView } from "@/lib/home/home-view";
import { DEADLINE_WORD } from "@/lib/messages/deadlines";
import { HOME_CAPTURES, HOME_WORD } from "@/lib/messages/home";
import { deadlineNearness } from "@/lib/messages/statuses";
import { formatYen } from "@/lib/money/yen";
import { formatRemainingShort } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { AllLink } from "./all-link";
import { Nothing, Panel, type PanelPlace } from "./panel";
import { ShortProviderBeside } from "./short-provider";

/** Shipped, and the money is only reserved: before the provider lets the reservation lapse. */
export function CapturesPanel({ query, className }: PanelPlace<CapturesView>) {
  return (
    <Panel
      title={HOME_CAPTURES.title}
      query={query}
      className={className}
      head={({ count, yen }) => (
        <>
          <span className="whitespace-nowrap">{HOME_WORD.sum(count, yen)}</span>
          <AllLink href={HOME_HREF.captures}>{HOME_WORD.all}</AllLink>
        </>
      )}
    >
      {(view) => (view.count === 0 ? <Nothing>{HOME_CAPTURES.empty}</Nothing> : <Waiting view={view} />)}
    </Panel>
  );
}

/** A lapse that is near is drawn as a limit is; one that has passed waits to be heard of. */
function Left({ at, now }: { readonly at: EpochMs; readonly now: EpochMs }) {
  const near = deadlineNearness(at, now) !== "far";
  return (
    <span className={cn("whitespace-nowrap", near && "font-medium text-amber")}>
      {formatRemainingShort(at, now) ?? DEADLINE_WORD.overShort}
    </span>
  );
}

function Waiting({ view }: { readonly view: CapturesView }) {
  const now = useServerNow(view.serverNow, null);
  return (
    <>
      <ul>
        {view.rows.map(({ orderNumber, methodId, total, paymentAt, lapsesAt }) => (
          <li
            key={orderNumber}
            className="grid min-h-9 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 border-line border-b px-4 py-1 @min-[24rem]:grid-cols-[6.25rem_minmax(0,1fr)_auto_4rem]"
          >
            <Link href={HOME_HREF.order(orderNumber)} prefetch={false} className="text-link">
              {orderNumber}
            </Link>
            <span className="min-w-0">
              {METHODS[methodId].short}{" "}
              <ShortProviderBeside of={methodId} className="whitespace-nowrap text-muted text-sm" />
            </span>
            <span className="text-right @max-[24rem]:col-start-2 @max-[24rem]:row-start-1">{formatYen(total)}</span>
            <span className="text-right text-muted text-sm">
              {lapsesAt === null ? paymentAt && HOME_CAPTURES.since(paymentAt, now) : <Left at={lapsesAt} now={now} />}
            </span>
          </li>
        ))}
      </ul>
      <p className="px-4 py-2 text-muted text-sm">{HOME_CAPTURES.note}</p>
    </>
  );
}
