import { RegisterLink } from "@/components/order-list/register-link";
import { StatusBadge } from "@/components/status/status-badge";
import { CardBadgeView } from "@/components/verdict/card-badge";
import { DeadlineText } from "@/components/verdict/deadline-text";
import { AUTHORIZE_END, AUTHORIZE_WORD, CAPTURE_TIMING_WORD } from "@/lib/messages/authorization";
import { DEADLINE_WORD } from "@/lib/messages/deadlines";
import { capturedTogetherStatus, OPERATION_STATUS, stageStatus } from "@/lib/messages/statuses";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { formatMoment } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import type { AuthorizationEnd } from "./authorize-end-of";
import { AuthorizeRow } from "./authorize-row";
import { EndFace, ToOrder } from "./end-face";

interface EndDoneProps {
  readonly end: Extract<AuthorizationEnd, { is: "done" }>;
  readonly view: OrderView;
  readonly now: EpochMs;
}

export function EndDone({ end, view, now }: EndDoneProps) {
  const amount = formatYen(end.amount);
  return (
    <EndFace
      badge={<StatusBadge status={OPERATION_STATUS.succeeded} />}
      at={formatMoment(end.at, view.serverNow)}
      role="status"
      title={end.captureReason === null ? AUTHORIZE_END.done(amount) : AUTHORIZE_END.doneCaptured(amount)}
      actions={
        <>
          <RegisterLink label={AUTHORIZE_WORD.nextOrder} />
          <ToOrder view={view} primary />
        </>
      }
    >
      {/* Until the order was read again, it does not tell of its payment. */}
      {view.payment.stage === "unauthorized" ? null : <DoneFacts view={view} now={now} />}
    </EndFace>
  );
}

function DoneFacts({ view, now }: { readonly view: OrderView; readonly now: EpochMs }) {
  const { payment, order, cards, method } = view;
  const { captureReason } = payment;
  const { row } = AUTHORIZE_WORD;
  const limit = cards.cancel.deadline?.state === "set" ? cards.cancel.deadline.at : null;
  return (
    <dl className="flex flex-col gap-1.5">
      {payment.providerPaymentId === null ? null : (
        <AuthorizeRow term={row.paymentId}>
          <span className="break-id">{payment.providerPaymentId}</span>
        </AuthorizeRow>
      )}
      <AuthorizeRow term={row.stage}>
        <span className="flex flex-wrap gap-1.5">
          <StatusBadge status={stageStatus(payment.stage, payment.without)} />
          {captureReason === null ? null : <StatusBadge status={capturedTogetherStatus(captureReason)} />}
        </span>
      </AuthorizeRow>
      {captureReason === null ? null : (
        <AuthorizeRow term={row.why}>{CAPTURE_TIMING_WORD[captureReason](method.title)}</AuthorizeRow>
      )}
      <AuthorizeRow term={row.paid}>{order.paid ? AUTHORIZE_END.paid : AUTHORIZE_END.unpaid}</AuthorizeRow>
      <AuthorizeRow term={row.cancel}>
        <CardBadgeView badge={cards.cancel.badge} />{" "}
        {limit === null ? DEADLINE_WORD.none : <DeadlineText deadline={limit} now={now} brief />}
      </AuthorizeRow>
    </dl>
  );
}
