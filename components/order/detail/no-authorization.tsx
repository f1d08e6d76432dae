import { Store } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { ChangeMethod } from "@/components/order/dialog/method-dialog";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { takesCard } from "@/lib/capability/authorization";
import { AUTHORIZE_ROW } from "@/lib/messages/authorization";
import { BLOCKED_FACT, NO_AUTHORIZATION_WORD } from "@/lib/messages/order-panel";
import { providerReason } from "@/lib/messages/provider-codes";
import { stageStatus } from "@/lib/messages/statuses";
import type { AuthorizationNow, OrderView } from "@/lib/orders/detail/order-view-types";
import { formatDateTimeInList } from "@/lib/time/display";
import { ActControl, ActRow } from "./act-row";

/** Where no authorization lives: said once over the acts that are settled in the shop. */
export function NoAuthorizationNotice({ view }: { readonly view: OrderView }) {
  return (
    <p className="flex items-start gap-2 border-line border-b bg-sunken px-3 py-3 tablet:px-4">
      <Store className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden="true" />
      <span className="[word-break:auto-phrase]">{NO_AUTHORIZATION_WORD.lead(view.method.provider)}</span>
    </p>
  );
}

interface AuthorizationStatusRowProps {
  readonly view: OrderView;
  readonly authorization: AuthorizationNow;
  readonly onSettled: () => Promise<unknown>;
}

/** オーソリ: what the provider said, and the way to another one. */
export function AuthorizationStatusRow({ view, authorization, onSettled }: AuthorizationStatusRowProps) {
  const factId = useId();
  const { blockers } = authorization;
  const { without, stage } = view.payment;
  // Staff who may not act read why at the head. An open operation has its banner in the button's place.
  const hidden = blockers.some(({ reason }) => reason === "role" || reason.startsWith("operation_"));
  const [blocker] = blockers;
  const inTheWay = blockers.find(({ reason }) => reason !== "role");
  return (
    <ActRow
      title={AUTHORIZE_ROW.title}
      badge={<StatusBadge status={stageStatus(stage, without)} />}
      factId={factId}
      fact={inTheWay === undefined ? <Said view={view} /> : BLOCKED_FACT[inTheWay.reason]}
    >
      {hidden ? null : (
        <ActControl>
          {blocker === undefined ? (
            <Button asChild variant="primary" className="w-full" aria-describedby={factId}>
              <Link href={authorizePath(view.orderNumber)}>
                {AUTHORIZE_ROW.button[view.attempts.length === 0 ? "first" : "again"]}
                <Kbd hint className={cn("border-current/55 bg-transparent text-current")}>
                  a
                </Kbd>
              </Link>
            </Button>
          ) : (
            <Button variant="primary" className="w-full" blockedBy={factId}>
              {AUTHORIZE_ROW.button[view.attempts.length === 0 ? "first" : "again"]}
            </Button>
          )}
          <ChangeMethod view={view} onSettled={onSettled} className="mt-1.5 w-full" />
        </ActControl>
      )}
    </ActRow>
  );
}

/** Whether an authorization is on its way: what is said of an order without one is not certain then. */
export function isAuthorizing({ openOperation }: OrderView): boolean {
  return openOperation?.kind === "authorize";
}

export function authorizePath(orderNumber: string): string {
  return `/orders/${encodeURIComponent(orderNumber)}/authorize`;
}

/** What is known of it in a few words. */
function Said({ view }: { readonly view: OrderView }) {
  const { without, lapsedAt } = view.payment;
  const [last] = view.attempts;
  if (without === "rejected") return providerReason(last?.meaning ?? null, last?.providerCode ?? null);
  if (without === "lapsed" && lapsedAt !== null) {
    return AUTHORIZE_ROW.lapsed(formatDateTimeInList(lapsedAt, view.serverNow), view.method.provider);
  }
  return takesCard(view.method.id) ? BLOCKED_FACT.awaiting_authorization : AUTHORIZE_ROW.awaiting;
}
