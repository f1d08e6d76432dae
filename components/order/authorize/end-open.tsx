import { History } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { type Buyer, ChallengeLink } from "@/components/order/detail/challenge-link";
import { StatusBadge } from "@/components/status/status-badge";
import { Button } from "@/components/ui/button";
import { AUTHORIZE_END, AUTHORIZE_WORD } from "@/lib/messages/authorization";
import { operationStatus } from "@/lib/messages/statuses";
import type { OpenOperationView, OrderView } from "@/lib/orders/detail/order-view-types";
import { formatTimeSeconds } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";
import { EndFace, ToOrder } from "./end-face";

/** While it is not settled there is no button that sends: not here, and not on the order. */
export function EndOpen(props: {
  readonly operation: OpenOperationView;
  readonly view: OrderView;
  readonly now: EpochMs;
}) {
  const { operation, view, now } = props;
  const { state, waitsFor, nextStepAt } = operation;
  const next = nextStepAt !== null && nextStepAt > now ? AUTHORIZE_END.next(formatTimeSeconds(nextStepAt)) : null;
  const shared = {
    badge: <StatusBadge status={operationStatus(state, waitsFor?.for ?? null)} />,
    at: formatTimeSeconds(operation.at),
    role: "status",
  } as const;
  if (waitsFor?.for === "buyer") return <Challenge {...shared} waitsFor={waitsFor} view={view} now={now} />;
  const { provider } = view.method;
  const links = (
    <>
      <ToHistory view={view} />
      <ToOrder view={view} />
    </>
  );
  if (waitsFor?.for === "screening") {
    return (
      <EndFace {...shared} title={AUTHORIZE_END.screening(provider)} actions={links}>
        <p>
          {AUTHORIZE_END.screeningWhy} {next}
        </p>
        <p className="text-muted">{AUTHORIZE_END.screeningBlocks}</p>
      </EndFace>
    );
  }
  if (state === "unknown" || state === "needs_person") {
    return (
      <EndFace {...shared} title={AUTHORIZE_END.unknown(provider)} actions={links}>
        <p>
          {AUTHORIZE_END.unknownWhy} {next}
        </p>
        <p className="text-muted">{AUTHORIZE_END.unknownThen}</p>
      </EndFace>
    );
  }
  return <EndFace {...shared} title={AUTHORIZE_END.sending(provider)} actions={links} />;
}

function Challenge(props: {
  readonly badge: ReactNode;
  readonly at: string;
  readonly role: "status";
  readonly waitsFor: Buyer;
  readonly view: OrderView;
  readonly now: EpochMs;
}) {
  const { waitsFor, view, now, ...face } = props;
  return (
    <EndFace {...face} title={AUTHORIZE_END.challenge} actions={<ToOrder view={view} />}>
      <p>{AUTHORIZE_END.challengeWhy}</p>
      <ChallengeLink waitsFor={waitsFor} now={now} />
    </EndFace>
  );
}

function ToHistory({ view }: { readonly view: OrderView }) {
  return (
    <Button asChild>
      <Link href={`/operations?q=${encodeURIComponent(view.orderNumber)}`}>
        <History aria-hidden="true" />
        {AUTHORIZE_WORD.openHistory}
      </Link>
    </Button>
  );
}
