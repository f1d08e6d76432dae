"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { CircleX, Clock, GitCompareArrows, type LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useServerNow } from "@/components/live/use-server-now";
import { StatusBadge } from "@/components/status/status-badge";
import { Badge, type BadgeShape, type Tint } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { HOME_HREF } from "@/lib/home/home-links";
import type { CountAndAmount, NowView } from "@/lib/home/home-view";
import { elapsedText, HOME_NOW } from "@/lib/messages/home";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { DIFFERENCE_KIND_STATUS } from "@/lib/messages/reconciliation";
import { OPERATION_STATUS, type StatusWord } from "@/lib/messages/statuses";
import { formatYen, formatYenDigits } from "@/lib/money/yen";
import { formatTime } from "@/lib/time/display";
import { Missing } from "./panel";
import { ShortProvider } from "./short-provider";

const KINDS_SHOWN = 2;

/** The most urgent first, always in the same places: a zero keeps its own, in grey. */
export function NowStrip({ query }: { readonly query: UseQueryResult<NowView> }) {
  const { data } = query;
  return (
    <section
      aria-label={HOME_NOW.label}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-panel border border-line bg-line tablet:grid-cols-6 wide:grid-cols-5"
    >
      {data === undefined ? (
        <div className="col-span-full bg-surface">
          <Missing title={HOME_NOW.label} query={query} />
        </div>
      ) : (
        <Tiles view={data} />
      )}
    </section>
  );
}

function Tiles({ view }: { readonly view: NowView }) {
  const { needsPerson, differences, endingToday, declined, unknown } = view;
  const now = useServerNow(view.serverNow, endingToday.next);
  const { oldest } = needsPerson;
  const kinds = HOME_NOW.kinds(
    differences.kinds
      .slice(0, KINDS_SHOWN)
      .map(({ kind, count }) => ({ word: DIFFERENCE_KIND_STATUS[kind].label, count })),
  );
  return (
    <>
      <Tile
        href={HOME_HREF.needsPerson}
        sum={needsPerson}
        badge={<StateBadge of={OPERATION_STATUS.needs_person} sum={needsPerson} />}
      >
        {oldest === null ? null : (
          <>
            <ShortProvider of={oldest.methodId} /> {OPERATION_WORD[oldest.kind]}{" "}
            <span className="font-medium text-amber">{HOME_NOW.since(elapsedText(oldest.at, now))}</span>
          </>
        )}
      </Tile>
      <Tile
        href={HOME_HREF.differences}
        sum={differences}
        badge={
          <TileBadge label={HOME_NOW.differences} tint="red" shape="solid" icon={GitCompareArrows} sum={differences} />
        }
      >
        {kinds}
      </Tile>
      <Tile
        href={HOME_HREF.endingToday}
        sum={endingToday}
        className="max-tablet:col-span-2"
        badge={<TileBadge label={HOME_NOW.endingToday} tint="amber" shape="solid" icon={Clock} sum={endingToday} />}
      >
        {endingToday.next === null ? null : (
          <>
            {HOME_NOW.next.before} <b className="text-text">{formatTime(endingToday.next)}</b>
            {HOME_NOW.next.left(endingToday.next, now)}
          </>
        )}
      </Tile>
      <Tile
        href={HOME_HREF.declined}
        sum={declined}
        className="tablet:max-wide:col-span-3"
        badge={<TileBadge label={HOME_NOW.declined} tint="amber" shape="plain" icon={CircleX} sum={declined} />}
      >
        {HOME_NOW.declinedNote}
      </Tile>
      <Tile
        href={HOME_HREF.unknown}
        sum={unknown}
        className="tablet:max-wide:col-span-3"
        badge={<StateBadge of={OPERATION_STATUS.unknown} sum={unknown} />}
      >
        {HOME_NOW.inquiring(unknown.nextInquiryAt)}
      </Tile>
    </>
  );
}

interface TileProps {
  readonly href: string;
  readonly sum: CountAndAmount;
  readonly badge: ReactNode;
  readonly className?: string;
  /** The one fact that decides. */
  readonly children: ReactNode;
}

function Tile({ href, sum: { count, yen }, badge, className, children }: TileProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      className={cn(
        "flex min-w-0 flex-col gap-1 bg-surface px-3 py-3 hover:bg-sunken focus-visible:-outline-offset-2 tablet:col-span-2 tablet:px-4 wide:col-span-1",
        className,
      )}
    >
      {badge}
      <span className="flex flex-wrap items-baseline justify-between gap-x-2">
        <span className={count === 0 ? "text-muted" : ""}>
          <span className="text-amount">{formatYenDigits(count)}</span>件
        </span>
        {count === 0 ? null : <span>{formatYen(yen)}</span>}
      </span>
      <span className="text-muted text-sm [word-break:auto-phrase]">{count === 0 ? HOME_NOW.none : children}</span>
    </Link>
  );
}

interface TileBadgeProps {
  readonly label: string;
  readonly tint: Tint;
  readonly shape: BadgeShape;
  readonly icon: LucideIcon;
  readonly sum: CountAndAmount;
}

/** Loud only while there is something. */
function TileBadge({ label, tint, shape, icon, sum }: TileBadgeProps) {
  const look = sum.count === 0 ? ({ tint: "grey", shape: "plain" } as const) : { tint, shape };
  return (
    <span>
      <Badge {...look} icon={icon}>
        {label}
      </Badge>
    </span>
  );
}

function StateBadge({ of, sum }: { readonly of: StatusWord; readonly sum: CountAndAmount }) {
  return (
    <span>
      <StatusBadge status={sum.count === 0 ? { ...of, tint: "grey", shape: "plain" } : of} />
    </span>
  );
}
