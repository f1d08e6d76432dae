import { CircleX, RotateCcw } from "lucide-react";
import { ChangeMethod } from "@/components/order/dialog/method-dialog";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { takesCard } from "@/lib/capability/authorization";
import { AUTHORIZE_END, cardText } from "@/lib/messages/authorization";
import { providerReason } from "@/lib/messages/provider-codes";
import { stageStatus } from "@/lib/messages/statuses";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { formatTimeSeconds } from "@/lib/time/display";
import type { AuthorizationEnd } from "./authorize-end-of";
import { EndFace, ToOrder } from "./end-face";

export function EndDeclined(props: {
  readonly end: Extract<AuthorizationEnd, { is: "declined" }>;
  readonly view: OrderView;
  readonly onAgain: () => void;
  readonly onMethodSettled: () => Promise<unknown>;
}) {
  const { end, view, onAgain, onMethodSettled } = props;
  const { code, entry } = end;
  const card = entry?.authorization?.card ?? null;
  return (
    <EndFace
      badge={<StatusBadge status={stageStatus("unauthorized", "rejected")} />}
      at={formatTimeSeconds(end.at)}
      role="alert"
      title={AUTHORIZE_END.declined(view.method.provider)}
      actions={
        <>
          <ToOrder view={view} />
          {view.authorization === null ? null : <ChangeMethod view={view} onSettled={onMethodSettled} />}
          <Button variant="primary" onClick={onAgain}>
            <RotateCcw aria-hidden="true" />
            {takesCard(view.method.id) ? AUTHORIZE_END.again.card : AUTHORIZE_END.again.plain}
          </Button>
        </>
      }
    >
      <p className="flex items-start gap-2">
        <CircleX className="mt-0.5 size-4.5 shrink-0 text-red" aria-hidden="true" />
        <span>
          <span className="font-medium">{AUTHORIZE_END.reason(providerReason(entry?.meaning ?? null, code))}</span>
          {code === null ? null : <span className="text-muted text-sm">{AUTHORIZE_END.code(code)}</span>}
          {card === null ? null : <span className="block text-muted text-sm">{cardText(card)}</span>}
        </span>
      </p>
      <p className="text-muted">{AUTHORIZE_END.noCharge}</p>
    </EndFace>
  );
}
