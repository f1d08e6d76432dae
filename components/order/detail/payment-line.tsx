import { type LineEntry, labelText, lineEntries } from "@/components/order/words/payment-line-words";
import { cn } from "@/components/ui/class-names";
import { LINE_WORD } from "@/lib/messages/payment-line";
import { placeLabels, textWidth } from "@/lib/orders/detail/line-labels";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { type PaymentLine as Line, type LinePoint, paymentLine } from "@/lib/orders/detail/payment-line";
import { formatDateTimeInList } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { LineBar } from "./payment-line-bar";
import { type LineLabel, LineLabels } from "./payment-line-labels";

/** The payment's life to scale: what was held, what happened, now, and how long it may still be changed. */
export function PaymentLineFigure({ view, now }: { readonly view: OrderView; readonly now: EpochMs }) {
  const line = paymentLine(view, now);
  if (line === null) return null;
  const labels = labelsOf(line, now);
  // A label that finds no room stands in the list, which is then for eyes too.
  const complete = labels.every(({ level }) => level !== null);
  return (
    <figure aria-label={LINE_WORD.title} className="@container min-w-0">
      <div aria-hidden="true">
        <LineLabels labels={labels} />
        <LineBar line={line} view={view} now={now} />
      </div>
      <LineList entries={lineEntries(line.points, view, now)} hidden={complete} />
    </figure>
  );
}

const ICON_WIDTH = 18;

function labelsOf({ points }: Line, now: EpochMs): readonly LineLabel[] {
  const texts = points.map((point) => ({
    point,
    title: labelText(point),
    at: formatDateTimeInList(point.at, now),
  }));
  const placed = placeLabels(
    texts.map(({ point, title, at }) => ({
      place: point.place,
      width: Math.max(textWidth(title, 13) + (point.kind === "now" ? 0 : ICON_WIDTH), textWidth(at, 12)),
      turn: TURN[point.kind],
    })),
  );
  return texts.map((text, index) => ({ ...text, ...(placed[index] ?? { level: null, align: "start" }) }));
}

/** The corner points stand lowest; what lies between them moves up. */
const TURN: Record<LinePoint["kind"], number> = {
  authorized: 0,
  reauthorized: 0,
  authorized_captured: 0,
  captured: 0,
  changed_captured: 0,
  canceled: 0,
  now: 0,
  limit: 1,
  sent: 1,
  declined: 2,
  lapsed: 2,
  waits: 2,
  changed: 2,
};

/** Always there for readers; for eyes where the line has no room for its labels. */
function LineList({ entries, hidden }: { readonly entries: readonly LineEntry[]; readonly hidden: boolean }) {
  return (
    <ol className={cn("mt-2 text-sm", hidden && "@min-[35rem]:sr-only")}>
      {entries.map(({ name, at, what }) => (
        <li
          key={`${name} ${at}`}
          className="grid grid-cols-[6.5rem_minmax(0,1fr)_auto] gap-x-2 border-line border-t py-1.5 first:border-t-0"
        >
          <span>{name}</span> <span className="text-muted">{at}</span> <span className="text-right">{what}</span>
        </li>
      ))}
    </ol>
  );
}
