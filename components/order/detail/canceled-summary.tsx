import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { ConsoleNote } from "@/components/console-link/console-note";
import { Button } from "@/components/ui/button";
import { OPERATION_WORD } from "@/lib/messages/operations";
import { CANCELED_WORD, confirmedText, ORDER_PANEL } from "@/lib/messages/order-panel";
import { formatYen } from "@/lib/money/yen";
import type { CanceledPart, OrderView } from "@/lib/orders/detail/order-view-types";
import { formatDateTimeInList, formatDateTimeSeconds, formatMoment } from "@/lib/time/display";
import { Row } from "./card-row";

/** An order that has ended says so once: who and when, what the provider confirmed, why, and what is left to do. */
export function CanceledSummary({ view, canceled }: { readonly view: OrderView; readonly canceled: CanceledPart }) {
  const { serverNow, order } = view;
  const at = canceled.at === null ? null : formatDateTimeInList(canceled.at, serverNow);
  return (
    <div className="flex flex-col gap-2 px-3 py-3 tablet:px-4">
      <p className="flex items-start gap-2 font-bold">
        <CircleCheck className="mt-0.5 size-4.5 shrink-0 text-green" aria-hidden="true" />
        {CANCELED_WORD.lead(at, canceled.by)}
      </p>
      <dl className="flex flex-col gap-1.5">
        <Row term={CANCELED_WORD.provider}>{confirmation(view, canceled)}</Row>
        <Row term={CANCELED_WORD.mark}>{order.mark === null ? CANCELED_WORD.unmarked : CANCELED_WORD.marked}</Row>
        {canceled.reason === "" ? null : <Row term={CANCELED_WORD.reason}>{canceled.reason}</Row>}
        <Row term={CANCELED_WORD.duty}>
          {dutyText(view)}
          {view.openTasks.length > 0 ? <ConsoleNote /> : null}
        </Row>
      </dl>
      <Button asChild className="self-start">
        <Link href={`/operations?q=${encodeURIComponent(view.orderNumber)}`}>{ORDER_PANEL.history}</Link>
      </Button>
    </div>
  );
}

function confirmation({ method, serverNow }: OrderView, { how }: CanceledPart): string {
  const provider = method.provider;
  switch (how.confirmedBy) {
    case "provider":
      return confirmedText("provider", {
        provider,
        operation: OPERATION_WORD[how.kind],
        amount: formatYen(how.amount),
        at: formatDateTimeSeconds(how.at, serverNow),
        by: null,
      });
    case "person":
    case "ledger":
      return confirmedText(how.confirmedBy, {
        provider,
        operation: "",
        amount: "",
        at: formatMoment(how.at, serverNow),
        by: how.by,
      });
    case "not_needed":
      return confirmedText("not_needed", { provider, operation: "", amount: "", at: "", by: null });
  }
}

function dutyText({ openTasks, reconciliation, method }: OrderView): string {
  if (openTasks.length > 0) return CANCELED_WORD.taskDuty(method.provider);
  return reconciliation.difference === null ? CANCELED_WORD.noDuty : CANCELED_WORD.differenceDuty;
}
