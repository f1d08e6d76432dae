"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useCallback, useEffect, useRef, useState } from "react";
import { useServerNow } from "@/components/live/use-server-now";
import { useMissingAnswer } from "@/components/order/dialog/use-missing-answer";
import { useVerbDialog, type VerbDialog } from "@/components/order/dialog/use-verb-dialog";
import { StatusBadge } from "@/components/status/status-badge";
import { PageHeader } from "@/components/ui/page-header";
import { AUTHORIZE_WORD, REAUTHORIZE_WORD } from "@/lib/messages/authorization";
import { capturedTogetherStatus, stageStatus } from "@/lib/messages/statuses";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { isOlder, orderQuery } from "@/lib/queries/order";
import { useHanded } from "@/lib/queries/use-handed";
import type { EpochMs } from "@/lib/time/epoch";
import { AuthorizeEnd } from "./authorize-end";
import { type AuthorizationEnd, endOf, newestAuthorization } from "./authorize-end-of";
import { AuthorizeSend } from "./authorize-send";

/**
 * オーソリ of one order. The screen shows beforehand what will be sent, the card is typed on the provider's own form, and
 * our button sends. The result is shown here and on the order, also if staff left this page meanwhile.
 */
export function AuthorizeScreen({ initial, readAt }: { readonly initial: OrderView; readonly readAt: EpochMs }) {
  const { orderNumber } = initial;
  const queryClient = useQueryClient();
  const refresh = useCallback(
    () => queryClient.invalidateQueries({ queryKey: orderQuery(orderNumber).queryKey }),
    [queryClient, orderNumber],
  );
  const dialog = useVerbDialog(orderNumber, refresh);
  const lostAt = useMissingAnswer(dialog.state)?.at ?? null;
  const { data: view, dataUpdatedAt } = useHanded(orderQuery(orderNumber, lostAt), { data: initial, readAt });
  const followed = useFollowed(view, dialog);
  const end = endOf(view, dialog.state, followed.id);
  const { open } = dialog;
  // Where nothing may be sent the opening is refused, and the page says why.
  const begins = end === null && view.openOperation === null && dialog.state.at === "closed";
  useEffect(() => {
    if (begins) open("authorize");
  }, [begins, open]);
  const next = view.openOperation?.waitsFor?.for === "buyer" ? view.openOperation.waitsFor.until : null;
  const now = useServerNow(view.serverNow, next);
  const again = () => {
    followed.forget();
    open("authorize");
  };

  const methodSettled = async () => {
    await refresh();
    const read = queryClient.getQueryData(orderQuery(orderNumber).queryKey);
    if (read !== undefined && read.method.id !== view.method.id) again();
  };

  return (
    <div className="max-w-[105rem]">
      <AuthorizeHeader view={view} again={isAgain(view, end)} />
      {end === null ? (
        <AuthorizeSend
          dialog={dialog}
          view={view}
          now={now}
          unheard={isOlder(dataUpdatedAt, lostAt)}
          onAgain={again}
          onMethodSettled={methodSettled}
        />
      ) : (
        <AuthorizeEnd end={end} view={view} now={now} onAgain={again} onMethodSettled={methodSettled} />
      )}
    </div>
  );
}

interface Followed {
  /** The operation whose end this page tells: the one that it sent, or that was open when it was opened. */
  readonly id: string | null;
  readonly forget: () => void;
}

function useFollowed(view: OrderView, { state }: VerbDialog): Followed {
  const [id, setId] = useState<string | null>(null);
  const newest = newestAuthorization(view)?.id ?? null;
  // What stood there before ours was sent: where its answer got lost, a newer one tells what became of it.
  const before = useRef(newest);
  useEffect(() => {
    if (state.at === "ready") before.current = newestAuthorization(state.opened.view)?.id ?? null;
  }, [state]);
  const { openOperation } = view;
  const open = openOperation?.kind === "authorize" ? openOperation.id : null;
  const answered = state.at === "answered" && "operationId" in state.answer ? state.answer.operationId : null;
  const meanwhile = state.at === "stopped" && newest !== before.current ? newest : null;
  const found = open ?? answered ?? meanwhile;
  useEffect(() => {
    if (found !== null) setId(found);
  }, [found]);
  return { id: found ?? id, forget: useCallback(() => setId(null), []) };
}

/** Whether there was an attempt before the one that this page is about. */
function isAgain({ attempts }: OrderView, end: AuthorizationEnd | null): boolean {
  return attempts.length > (end === null ? 0 : 1);
}

function AuthorizeHeader({ view, again }: { readonly view: OrderView; readonly again: boolean }) {
  const { orderNumber, order, payment } = view;
  return (
    <PageHeader
      back={
        <Link href={`/orders/${encodeURIComponent(orderNumber)}`} className="text-link inline-flex items-center">
          <ChevronLeft className="size-4" aria-hidden="true" />
          {AUTHORIZE_WORD.back(orderNumber)}
        </Link>
      }
      title={again ? REAUTHORIZE_WORD.title(orderNumber) : AUTHORIZE_WORD.title(orderNumber)}
      badges={
        <>
          <span className="flex flex-wrap items-center gap-1.5">
            <StatusBadge status={stageStatus(payment.stage, payment.without)} />
            {payment.captureReason === null ? null : (
              <StatusBadge status={capturedTogetherStatus(payment.captureReason)} />
            )}
          </span>
          <span className="min-w-0">
            <span className="font-bold text-lg">{order.customer.name}</span> 様
          </span>
          <span className="text-amount">{formatYen(order.total)}</span>
        </>
      }
    />
  );
}
