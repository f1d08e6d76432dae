import { StatusBadge } from "@/components/status/status-badge";
import { PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";
import { AUTHORIZATION_HISTORY_WORD } from "@/lib/messages/authorization";
import { providerReason } from "@/lib/messages/provider-codes";
import { OPERATION_STATUS, STAGE_STATUS, stageStatus } from "@/lib/messages/statuses";
import type { AuthorizationAttempt } from "@/lib/orders/detail/attempts";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { formatDateTimeInList } from "@/lib/time/display";

/** What became of one authorization, in a badge. */
export function AttemptBadge({ attempt: { came } }: { readonly attempt: AuthorizationAttempt }) {
  switch (came.to) {
    case "refused":
      return <StatusBadge status={stageStatus("unauthorized", "rejected")} />;
    case "lapsed":
      return <StatusBadge status={stageStatus("unauthorized", "lapsed")} />;
    case "canceled":
      return <StatusBadge status={STAGE_STATUS.canceled} />;
    case "not_sent":
      return <StatusBadge status={OPERATION_STATUS.not_sent} />;
    case "open":
      return <StatusBadge status={OPERATION_STATUS[came.state]} />;
    case "lives":
      return <StatusBadge status={OPERATION_STATUS.succeeded} />;
  }
}

/** What its provider said: the reason in words, the code small. Of a lapse, whose limit it was. */
export function AttemptAnswer({ attempt, view }: { readonly attempt: AuthorizationAttempt; readonly view: OrderView }) {
  const { came, meaning, providerCode, methodId } = attempt;
  switch (came.to) {
    case "refused":
      return (
        <>
          {providerReason(meaning, providerCode)}。
          {providerCode === null ? null : (
            <span className="block text-muted text-sm">{AUTHORIZATION_HISTORY_WORD.code(providerCode)}</span>
          )}
        </>
      );
    case "lapsed": {
      const provider = PROVIDERS[providerOf(methodId)].label;
      return AUTHORIZATION_HISTORY_WORD.lapsed(formatDateTimeInList(came.at, view.serverNow), provider);
    }
    case "not_sent":
      return AUTHORIZATION_HISTORY_WORD.notSent;
    default:
      return null;
  }
}
