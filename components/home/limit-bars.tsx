"use client";

import Link from "next/link";
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { HOME_HREF } from "@/lib/home/home-links";
import type { LimitDay, LimitsView } from "@/lib/home/home-view";
import { HOME_LIMITS, HOME_WORD, shortYen } from "@/lib/messages/home";
import { formatYenDigits } from "@/lib/money/yen";
import { formatMonthDay, plainWeekday } from "@/lib/time/display";
import { LimitMethods } from "./limit-methods";
import { scaleTop } from "./limit-scale";
import { NEARNESS_LOOK } from "./nearness-look";

/**
 * Height is yen, to one scale: the month's end is meant to tower. The bars are links. Tab reaches one of them: ← and → walk the days,
 * Enter opens the list. What a bar is made of shows itself beside it, by pointer and by focus.
 */
export function LimitBars({ view: { days } }: { readonly view: LimitsView }) {
  const [stop, setStop] = useState(0);
  const [opened, setOpened] = useState<number | null>(null);
  const links = useRef<(HTMLAnchorElement | null)[]>([]);
  const id = useId();
  const top = scaleTop(Math.max(...days.map(({ yen }) => yen)));
  const day = opened === null ? undefined : days[opened];

  const walk = (event: KeyboardEvent) => {
    const to = { ArrowLeft: stop - 1, ArrowRight: stop + 1, Home: 0, End: days.length - 1 }[event.key];
    if (event.key === "Escape") setOpened(null);
    if (to === undefined) return;
    event.preventDefault();
    links.current[Math.min(days.length - 1, Math.max(0, to))]?.focus();
  };
  // A finger that lands on a bar opens its list.
  const point = (index: number) => (event: PointerEvent) => event.pointerType !== "touch" && setOpened(index);

  return (
    <div className="relative pt-2.5 pr-3 pl-3 [--plot:7.5rem] tablet:pr-4 tablet:pl-[3.75rem] tablet:[--plot:9.875rem]">
      <Scale top={top} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are the links' own, which it holds */}
      <div
        className="relative"
        onKeyDown={walk}
        onPointerLeave={() => setOpened(null)}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) setOpened(null);
        }}
      >
        <ol aria-label={HOME_LIMITS.days} className="grid grid-cols-14">
          {days.map((one, index) => (
            <li key={one.date} className="flex min-w-0">
              <Link
                ref={(link) => {
                  links.current[index] = link;
                }}
                href={HOME_HREF.day(one.date)}
                prefetch={false}
                tabIndex={index === stop ? 0 : -1}
                aria-describedby={index === opened ? id : undefined}
                onFocus={() => {
                  setStop(index);
                  setOpened(index);
                }}
                onPointerEnter={point(index)}
                className={cn(
                  "flex min-w-0 flex-1 flex-col items-center justify-end rounded-t-control focus-visible:-outline-offset-2",
                  index === opened && "bg-sunken",
                )}
              >
                <span className="sr-only">
                  {formatMonthDay(one.date)} {HOME_WORD.sum(one.count, one.yen)}
                </span>
                <Bar day={one} top={top} />
              </Link>
            </li>
          ))}
        </ol>
        {day === undefined || opened === null ? null : (
          <LimitMethods id={id} day={day} index={opened} of={days.length} />
        )}
      </div>
    </div>
  );
}

function Bar({ day, top }: { readonly day: LimitDay; readonly top: number }) {
  const { date, count, yen, nearness } = day;
  const [, month, number] = date.split("-");
  const weekday = plainWeekday(date);
  return (
    <>
      <span aria-hidden="true" className="flex flex-col items-center leading-4">
        {count === 0 ? (
          <span className="text-muted text-xs">0</span>
        ) : (
          <>
            <b className="text-sm leading-4">{formatYenDigits(count)}</b>
            <span className="hidden text-muted text-xs tablet:block">{shortYen(yen)}</span>
          </>
        )}
      </span>
      {/* To scale, but never thinner than can be seen. */}
      <span
        className={cn(
          "mt-1 w-3/5 max-w-7 rounded-t-[3px] border border-b-0",
          count === 0 ? "invisible" : NEARNESS_LOOK[nearness],
        )}
        style={{ height: `max(3px, calc(var(--plot) * ${yen / top}))` }}
      />
      <span aria-hidden="true" className="flex w-full flex-col items-center border-edge border-t pt-1 pb-1.5 text-xs">
        {nearness === "today" ? (
          <b className="whitespace-nowrap text-amber">{HOME_LIMITS.today}</b>
        ) : (
          <span className="whitespace-nowrap">
            <span className="hidden tablet:inline">{month}/</span>
            {number}
          </span>
        )}
        <span className={weekday === "日" ? "text-red" : weekday === "土" ? "text-blue" : "text-muted"}>{weekday}</span>
      </span>
    </>
  );
}

/** Under the plot lie the two lines of the days. */
function Scale({ top }: { readonly top: number }) {
  return (
    <div aria-hidden="true" className="absolute inset-x-0 bottom-[2.8125rem]">
      {[top, top / 2, 0].map((yen) => (
        <div key={yen} className="absolute inset-x-0" style={{ bottom: `calc(var(--plot) * ${yen / top})` }}>
          <span className="absolute bottom-0 left-0 hidden w-14 translate-y-1/2 text-right text-muted text-xs tablet:block">
            {yen === 0 ? "0" : shortYen(yen)}
          </span>
          {yen === 0 ? null : (
            <div className="mr-3 ml-3 border-line border-t border-dashed tablet:mr-4 tablet:ml-[3.75rem]" />
          )}
        </div>
      ))}
    </div>
  );
}
