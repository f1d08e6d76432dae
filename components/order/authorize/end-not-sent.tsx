import { RotateCcw } from "lucide-react";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { AUTHORIZE_END } from "@/lib/messages/authorization";
import { ENDING_WORD } from "@/lib/messages/outcomes";
import { OPERATION_STATUS } from "@/lib/messages/statuses";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { formatTimeSeconds } from "@/lib/time/display";
import type { AuthorizationEnd } from "./authorize-end-of";
import { EndFace, ToOrder } from "./end-face";

export function EndNotSent(props: {
  readonly end: Extract<AuthorizationEnd, { is: "not_sent" }>;
  readonly view: OrderView;
  readonly onAgain: () => void;
}) {
  const { end, view, onAgain } = props;
  const crowded = end.cause === "lane_full";
  return (
    <EndFace
      badge={<StatusBadge status={OPERATION_STATUS.not_sent} />}
      at={formatTimeSeconds(end.at)}
      role="alert"
      title={AUTHORIZE_END.notSent}
      actions={
        <>
          <ToOrder view={view} />
          <Button variant="primary" onClick={onAgain}>
            <RotateCcw aria-hidden="true" />
            {AUTHORIZE_END.again.plain}
          </Button>
        </>
      }
    >
      <p>{crowded ? ENDING_WORD.notSentCrowded(view.method.provider) : AUTHORIZE_END.notSentWhy}</p>
    </EndFace>
  );
}
