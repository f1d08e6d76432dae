import {
  Ban,
  CalendarClock,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  Clock,
  Equal,
  EqualNot,
  FileQuestionMark,
  GitCompareArrows,
  Hourglass,
  Link2Off,
  LoaderCircle,
  type LucideIcon,
  Monitor,
  Repeat2,
  SearchX,
  Send,
  ShieldAlert,
  Store,
  TimerOff,
  TriangleAlert,
  Truck,
  Wallet,
  Zap,
} from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { StatusIcon, StatusWord } from "@/lib/messages/statuses";

const ICONS: Record<StatusIcon, LucideIcon> = {
  ban: Ban,
  "calendar-clock": CalendarClock,
  "circle-check": CircleCheck,
  "circle-dashed": CircleDashed,
  "circle-question-mark": CircleQuestionMark,
  "circle-x": CircleX,
  hourglass: Hourglass,
  clock: Clock,
  equal: Equal,
  "equal-not": EqualNot,
  "file-question-mark": FileQuestionMark,
  "git-compare-arrows": GitCompareArrows,
  "link-2-off": Link2Off,
  "loader-circle": LoaderCircle,
  monitor: Monitor,
  "repeat-2": Repeat2,
  "search-x": SearchX,
  send: Send,
  "shield-alert": ShieldAlert,
  store: Store,
  "timer-off": TimerOff,
  "triangle-alert": TriangleAlert,
  truck: Truck,
  wallet: Wallet,
  zap: Zap,
};

export interface StatusBadgeProps {
  readonly status: StatusWord;
  /** In the label's place: a remaining time, 自動. */
  readonly label?: string;
  readonly className?: string;
}

/** A state of ours, drawn by the one vocabulary of lib/messages/statuses. */
export function StatusBadge({ status, label, className }: StatusBadgeProps) {
  const icon = status.icon === null ? {} : { icon: ICONS[status.icon] };
  const title = status.long === undefined ? {} : { title: status.long };
  return (
    <Badge tint={status.tint} shape={status.shape} {...icon} {...title} {...(className ? { className } : {})}>
      {label ?? status.label}
    </Badge>
  );
}
