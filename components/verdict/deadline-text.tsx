import { Clock } from "lucide-react";
import { StatusBadge } from "@/components/status/status-badge";
import { DEADLINE_WORD } from "@/lib/messages/deadlines";
import { DEADLINE_STATUS, deadlineNearness } from "@/lib/messages/statuses";
import { formatDateTimeInList, formatEnded, formatRemaining, formatUntil } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";

/** How near a limit is. Only what a person can still act on is drawn loud; a limit that passed has not failed. */
export function Remaining({ deadline, now }: { readonly deadline: EpochMs; readonly now: EpochMs }) {
  const nearness = deadlineNearness(deadline, now);
  const remaining = formatRemaining(deadline, now) ?? DEADLINE_WORD.overShort;
  if (nearness === "far") return <span className="whitespace-nowrap text-muted text-sm">{remaining}</span>;
  if (nearness === "days") {
    return (
      <span className="inline-flex items-center gap-1 whitespace-nowrap font-medium text-amber text-sm">
        <Clock className="size-3.5" aria-hidden="true" />
        {remaining}
      </span>
    );
  }
  return <StatusBadge status={{ ...DEADLINE_STATUS[nearness], label: remaining }} />;
}

/** The instant and the distance: 「2026/11/23(月) 18:10まで 残り2時間30分」. `brief` leaves this year out. */
export function DeadlineText(props: {
  readonly deadline: EpochMs;
  readonly now: EpochMs;
  readonly brief?: boolean;
  readonly className?: string;
}) {
  const { deadline, now } = props;
  if (now > deadline) return <span className={props.className}>{formatEnded(deadline, now)}</span>;
  return (
    <span className={props.className}>
      {props.brief ? DEADLINE_WORD.until(formatDateTimeInList(deadline, now)) : formatUntil(deadline)}{" "}
      <Remaining deadline={deadline} now={now} />
    </span>
  );
}
