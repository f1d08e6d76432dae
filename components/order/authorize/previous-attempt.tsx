import { Info } from "lucide-react";
import Link from "next/link";
import { AttemptAnswer, AttemptBadge } from "@/components/order/words/attempt-words";
import { methodShort } from "@/lib/capability/facts/catalogue";
import { cardText, REAUTHORIZE_WORD } from "@/lib/messages/authorization";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { formatDateTimeInList } from "@/lib/time/display";

/** 再オーソリ: what the provider said last time, that it stays in sight, and how to ask for less. */
export function PreviousAttempt({ view }: { readonly view: OrderView }) {
  const [last] = view.attempts;
  if (last === undefined) return null;
  const at = last.at === null ? null : formatDateTimeInList(last.at, view.serverNow);
  const what = [
    at,
    methodShort(last.methodId).method,
    last.card && cardText(last.card),
    last.amount === null ? null : formatYen(last.amount),
  ];
  return (
    <div className="flex flex-col gap-2">
      <div className="border-line border-l-3 pl-3">
        <p className="text-muted text-sm">{REAUTHORIZE_WORD.previous}</p>
        <p className="flex flex-wrap items-center gap-x-2">
          <AttemptBadge attempt={last} />
          <span>{what.filter((part) => part !== null).join(" ")}</span>
        </p>
        <p className="text-sm">
          <AttemptAnswer attempt={last} view={view} />
        </p>
      </div>
      <p className="flex items-start gap-2 text-muted text-sm">
        <Info className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
        <span>
          {REAUTHORIZE_WORD.reduce.before}
          <Link href={`/orders/${encodeURIComponent(view.orderNumber)}/edit`} className="text-link">
            {REAUTHORIZE_WORD.reduce.link}
          </Link>
          {REAUTHORIZE_WORD.reduce.after}
        </span>
      </p>
    </div>
  );
}
