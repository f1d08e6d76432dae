import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { differenceTexts, LOOK_STATUS, RECONCILIATION_WORD } from "@/lib/messages/reconciliation";
import type { OrderView } from "@/lib/orders/order-view-types";
import { formatDateTimeInList } from "@/lib/time/display";

export interface DifferenceNoticeProps {
  readonly view: OrderView;
  readonly onOpen: () => void;
}

/** Over everything else of the order: what differs, in a sentence, and the way to its repair. */
export function DifferenceNotice({ view, onOpen }: DifferenceNoticeProps) {
  const { difference } = view.reconciliation;
  if (difference === null) return null;
  return (
    <Notice
      tint="red"
      className="mb-4"
      title={
        <span className="flex flex-wrap items-center gap-2">
          <StatusBadge status={LOOK_STATUS.differs} />
          <span className="font-normal text-sm">
            {RECONCILIATION_WORD.foundAt(formatDateTimeInList(difference.foundAt, view.serverNow))}
          </span>
        </span>
      }
      actions={<Button onClick={onOpen}>{RECONCILIATION_WORD.look}</Button>}
    >
      {differenceTexts(difference, view.method.provider).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Notice>
  );
}
