import {
  Ban,
  CalendarClock,
  CircleCheck,
  CircleQuestionMark,
  CircleX,
  Flag,
  type LucideIcon,
  TimerOff,
  Zap,
} from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { deadlineNearness } from "@/lib/messages/statuses";
import type { PlacedLabel } from "@/lib/orders/detail/line-labels";
import type { LinePoint } from "@/lib/orders/detail/payment-line";

export interface LineLabel extends PlacedLabel {
  readonly point: LinePoint;
  readonly title: string;
  readonly at: string;
}

const ICON: Record<LinePoint["kind"], LucideIcon | null> = {
  declined: CircleX,
  lapsed: TimerOff,
  authorized: CircleCheck,
  reauthorized: CircleCheck,
  authorized_captured: Zap,
  changed: CircleCheck,
  changed_captured: CircleCheck,
  waits: CalendarClock,
  captured: CircleCheck,
  canceled: Ban,
  sent: CircleQuestionMark,
  now: null,
  limit: Flag,
};

const LABEL_HEIGHT = 36;
const LEVEL_HEIGHT = LABEL_HEIGHT + 4;

/** Over the line: what happened where, and when. A label that went up keeps its stem. */
export function LineLabels({ labels }: { readonly labels: readonly LineLabel[] }) {
  const levels = 1 + Math.max(0, ...labels.map(({ level }) => level ?? 0));
  const nowAt = labels.find(({ point }) => point.kind === "now")?.point.at ?? null;
  return (
    <div className="relative hidden @min-[35rem]:block" style={{ height: levels * LEVEL_HEIGHT }}>
      {labels.map((label) => (
        <Stem key={`${label.title} ${label.point.at}`} label={label} />
      ))}
      {labels.map((label) => (
        <Label key={`${label.title} ${label.point.at}`} label={label} nowAt={nowAt} />
      ))}
    </div>
  );
}

function Stem({ label: { level, point } }: { readonly label: LineLabel }) {
  if (level === null) return null;
  return (
    <span
      className={cn("absolute bottom-0 w-px bg-edge", point.place === 1 ? "-translate-x-full" : "")}
      style={{ left: `${point.place * 100}%`, height: level * LEVEL_HEIGHT + 4 }}
    />
  );
}

const ALIGN: Record<PlacedLabel["align"], string> = {
  start: "items-start",
  center: "-translate-x-1/2 items-center",
  end: "-translate-x-full items-end",
};

function Label({ label, nowAt }: { readonly label: LineLabel; readonly nowAt: number | null }) {
  const { point, level, align, title, at } = label;
  if (level === null) return null;
  const Icon = ICON[point.kind];
  return (
    <span
      className={cn("absolute flex flex-col whitespace-nowrap bg-surface leading-[1.125rem]", ALIGN[align])}
      style={{ left: `${point.place * 100}%`, bottom: level * LEVEL_HEIGHT + 4, height: LABEL_HEIGHT }}
    >
      <span className={cn("flex items-center gap-1 font-bold text-sm leading-[1.125rem]", colourOf(point, nowAt))}>
        {Icon === null ? null : <Icon className="size-3.5" />}
        {title}
      </span>
      <span className="font-normal text-muted text-xs">{at}</span>
    </span>
  );
}

function colourOf(point: LinePoint, nowAt: number | null): string {
  if (point.kind === "declined") return "text-red";
  if (point.kind === "sent") return "text-violet";
  const near = point.kind === "limit" && !point.over && nowAt !== null && deadlineNearness(point.at, nowAt) !== "far";
  return near ? "text-amber" : "text-text";
}
