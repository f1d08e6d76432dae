import { CircleCheck } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { AUTHORIZE_WORD } from "@/lib/messages/authorization";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { formatDateTimeInList } from "@/lib/time/display";

interface Step {
  readonly name: string;
  readonly what: string;
  readonly is: "done" | "now" | "ahead";
}

/** Where one stands, with what each step is about. */
export function AuthorizeSteps(props: {
  readonly view: OrderView;
  readonly withCard: boolean;
  readonly given: boolean;
}) {
  const { view, withCard, given } = props;
  const { steps, providersScreen } = AUTHORIZE_WORD;
  const registered = formatDateTimeInList(view.order.orderedAt, view.serverNow);
  const all: readonly Step[] = [
    { name: steps.registered, what: registered, is: "done" },
    ...(withCard ? [{ name: steps.card, what: providersScreen, is: given ? "done" : "now" } as const] : []),
    { name: steps.send, what: formatYen(view.order.total), is: withCard && !given ? "ahead" : "now" },
  ];
  return (
    <ol
      aria-label={steps.stepsLabel}
      className="mb-4 grid rounded-panel border border-line bg-surface tablet:auto-cols-fr tablet:grid-flow-col"
    >
      {all.map(({ name, what, is }, index) => (
        <li
          key={name}
          aria-current={is === "now" ? "step" : undefined}
          className={cn(
            "flex min-h-10 items-center gap-2 border-line px-4 py-1.5 max-tablet:not-first:border-t tablet:not-first:border-l",
            is === "now" && "shadow-[inset_0_-3px_0_var(--color-primary)]",
          )}
        >
          <StepSign number={index + 1} is={is} />
          <span className={cn(is === "now" ? "font-bold" : is === "ahead" && "text-muted")}>{name}</span>
          <span className="ml-auto text-muted text-sm">{what}</span>
        </li>
      ))}
    </ol>
  );
}

function StepSign({ number, is }: { readonly number: number; readonly is: Step["is"] }) {
  if (is === "done") return <CircleCheck className="size-5 text-green" aria-hidden="true" />;
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-flex size-5 items-center justify-center rounded-full font-bold text-xs",
        is === "now" ? "bg-primary text-on-primary" : "border border-edge text-muted",
      )}
    >
      {number}
    </span>
  );
}
