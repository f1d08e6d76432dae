import { segmentText } from "@/components/order/words/payment-line-words";
import { cn } from "@/components/ui/class-names";
import { deadlineNearness } from "@/lib/messages/statuses";
import { LINE_WIDTH, textWidth } from "@/lib/orders/detail/line-labels";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { PaymentLine as Line, LineSegment } from "@/lib/orders/detail/payment-line";
import type { EpochMs } from "@/lib/time/epoch";
import { type Tick, ticksOf } from "@/lib/time/ticks";

/**
 * Hollow: authorized. Filled: captured. Hatched: time left. Dashed: not settled. Red: no authorization. Border and
 * pattern carry it, so that it stays legible in grey.
 */
const LOOK: Record<LineSegment["kind"], string> = {
  none: "bg-red-tint text-red",
  authorized: "border-[1.5px] border-primary border-r-0 bg-surface font-medium text-blue last:border-r-[1.5px]",
  captured: "bg-primary font-medium text-on-primary [&+&]:border-surface [&+&]:border-l-[1.5px]",
  unknown: "border-[1.5px] border-dashed border-violet bg-violet-tint font-medium text-violet",
  waits: "border-[1.5px] border-dashed border-primary bg-blue-tint font-medium text-blue",
  left: "border border-line border-l-0 bg-[repeating-linear-gradient(135deg,transparent_0_5px,var(--color-line)_5px_6px)] text-muted",
  open: "text-muted",
};

export function LineBar({ line, view, now }: { readonly line: Line; readonly view: OrderView; readonly now: EpochMs }) {
  const nowPlace = line.points.find(({ kind }) => kind === "now")?.place ?? null;
  const next = line.points.find((point) => point.kind === "limit" && !point.over)?.at ?? null;
  const firstLeft = line.segments.find(({ kind }) => kind === "left");
  return (
    <>
      <div className="relative h-7.5 rounded-control bg-sunken text-sm [print-color-adjust:exact]">
        {line.segments.map((segment) => (
          <Segment
            key={`${segment.kind} ${segment.from}`}
            segment={segment}
            text={segmentText(segment, view, now, segment === firstLeft ? next : null)}
            near={segment === firstLeft && next !== null && deadlineNearness(next, now) === "today"}
          />
        ))}
        {nowPlace === null ? null : (
          <span
            className={cn("absolute -top-px -bottom-1.5 w-0.5 bg-text", nowPlace === 1 ? "-ml-0.5" : "-ml-px")}
            style={{ left: `${nowPlace * 100}%` }}
          />
        )}
      </div>
      <Ticks line={line} now={now} />
    </>
  );
}

const PADDING = 18;
/** The bar on the narrowest phone. Below the labels' width a text shows only where it fits here too. */
const NARROW_WIDTH = 300;
const WIDE_ONLY = "hidden @min-[35rem]:inline";

function Segment({
  segment,
  text,
  near,
}: {
  readonly segment: LineSegment;
  readonly text: string;
  readonly near: boolean;
}) {
  const { kind, from, to } = segment;
  // What does not fit stands in the list and at the points.
  const width = textWidth(text, 13) + PADDING;
  const fits = width <= (to - from) * LINE_WIDTH;
  const fitsNarrow = width <= (to - from) * NARROW_WIDTH;
  return (
    <span
      className={cn(
        "absolute inset-y-0 flex min-w-0.5 items-center overflow-hidden whitespace-nowrap first:rounded-l-control last:rounded-r-control",
        LOOK[kind],
        near && "border-amber bg-amber-tint bg-none font-medium text-amber",
      )}
      style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
    >
      {fits ? (
        <span
          className={cn(
            "px-2",
            !fitsNarrow && WIDE_ONLY,
            kind === "left" && !near && "ml-2 rounded-control bg-surface px-1.5",
          )}
        >
          {text}
        </span>
      ) : null}
    </span>
  );
}

const TICK_GAP = 6;

interface PlacedTick extends Tick {
  readonly place: number;
}

/** A tick whose text would touch the one before, or leave the line, is left out. */
function withRoom(ticks: readonly PlacedTick[], width: number): readonly PlacedTick[] {
  let free = 0;
  return ticks.filter(({ text, place }) => {
    const end = place * width + textWidth(text, 12) + TICK_GAP;
    if (place * width < free || end > width) return false;
    free = end;
    return true;
  });
}

/** The calendar under the line. */
function Ticks({ line, now }: { readonly line: Line; readonly now: EpochMs }) {
  const { from, to } = line;
  const placed = ticksOf(from, to, now).map(({ at, text }) => ({
    at,
    text,
    place: to === from ? 0 : (at - from) / (to - from),
  }));
  const wide = withRoom(placed, LINE_WIDTH);
  const narrow = new Set(withRoom(placed, NARROW_WIDTH));
  return (
    <div className="relative mt-1 h-5 text-muted text-xs">
      {wide.map((tick) => (
        <span
          key={tick.at}
          className={cn(
            "absolute whitespace-nowrap leading-4",
            tick.place > 0 && "border-line border-l pl-1",
            !narrow.has(tick) && WIDE_ONLY,
          )}
          style={{ left: `${tick.place * 100}%` }}
        >
          {tick.text}
        </span>
      ))}
    </div>
  );
}
