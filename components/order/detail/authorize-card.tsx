import Link from "next/link";
import { useId } from "react";
import { AUTHORIZE_ROW, CAPTURE_TIMING_WORD, CODE_DEMAND_WORD } from "@/lib/messages/authorization";
import { CARD_ROW } from "@/lib/messages/cards";
import { tableWord } from "@/lib/messages/reasons";
import { formatYen } from "@/lib/money/yen";
import type { AuthorizationNow, OrderView } from "@/lib/orders/detail/order-view-types";
import { Row } from "./card-row";

/** What an authorization would be by the settings of now; they are read again when it is sent. */
export function AuthorizeCard({
  view,
  authorization,
}: {
  readonly view: OrderView;
  readonly authorization: AuthorizationNow;
}) {
  const id = useId();
  const { captureReason, securityCode } = authorization.rules;
  const { method, order } = view;
  return (
    <section aria-labelledby={id} className="px-4 py-3">
      <h4 id={id} className="font-bold text-base">
        {AUTHORIZE_ROW.button[view.attempts.length === 0 ? "first" : "again"]}
      </h4>
      <p className="mt-1">
        {AUTHORIZE_ROW.will(method.provider, formatYen(order.total))}
        {securityCode === null ? "" : AUTHORIZE_ROW.willCard}
      </p>
      <dl className="mt-2 flex flex-col gap-1.5">
        <Row term={AUTHORIZE_ROW.timing}>{CAPTURE_TIMING_WORD[captureReason ?? "none"](method.title)}</Row>
        {securityCode === null ? null : <Row term={AUTHORIZE_ROW.code}>{CODE_DEMAND_WORD[securityCode].short}</Row>}
        <Row term={CARD_ROW.basis}>
          <Link href={`/matrix?method=${encodeURIComponent(method.id)}`} className="text-link">
            {tableWord("capture_on_authorization", "before_capture")}
          </Link>{" "}
          {method.title}
        </Row>
      </dl>
    </section>
  );
}
