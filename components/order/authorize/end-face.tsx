import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useId } from "react";
import { ResultFocus } from "@/components/decision/result-focus";
import { Button } from "@/components/ui/button";
import { AUTHORIZE_WORD } from "@/lib/messages/authorization";
import type { OrderView } from "@/lib/orders/detail/order-view-types";

export interface EndFaceProps {
  readonly badge: ReactNode;
  readonly at: string;
  readonly title: string;
  readonly role: "status" | "alert";
  readonly actions: ReactNode;
  readonly children?: ReactNode;
}

/** One face for every end: badge and instant, what it is, what follows, and the ways on. */
export function EndFace({ badge, at, title, role, actions, children }: EndFaceProps) {
  const id = useId();
  return (
    <ResultFocus>
      <section
        aria-labelledby={id}
        role={role}
        className="flex max-w-[44rem] flex-col gap-3 rounded-panel border border-line bg-surface px-4 py-4"
      >
        <p className="flex items-center justify-between gap-2">
          {badge}
          <span className="text-muted text-sm">{at}</span>
        </p>
        <h2 id={id} className="font-bold text-lg">
          {title}
        </h2>
        {children}
        <div className="flex flex-wrap items-center justify-end gap-2 pt-1 max-tablet:*:grow">{actions}</div>
      </section>
    </ResultFocus>
  );
}

export function ToOrder({ view, primary = false }: { readonly view: OrderView; readonly primary?: boolean }) {
  return (
    <Button asChild variant={primary ? "primary" : "secondary"}>
      <Link href={`/orders/${encodeURIComponent(view.orderNumber)}`}>
        {primary ? <CircleCheck aria-hidden="true" /> : null}
        {AUTHORIZE_WORD.openOrder}
      </Link>
    </Button>
  );
}
