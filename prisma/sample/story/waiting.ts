import { METHODS } from "@/lib/capability/facts/catalogue";
import type { CardFacts, WaitsFor } from "@/lib/gateway/protocol";
import { nextLookAt } from "@/lib/payments/call/pace";
import { WAITS } from "@/lib/payments/call/reading";
import { challengeUrl } from "@/lib/simulator/address";
import type { LoadWaiting } from "@/lib/simulator/load-format";
import { sideOf, waitingWordOf } from "@/lib/simulator/providers/registry";
import { formatInstant } from "@/lib/time/instant";
import { HOUR_MS } from "../calendar";
import type { AttemptRow, OperationRow } from "../rows";
import { tellCall } from "./calls";
import type { Draft } from "./draft";
import { authorization } from "./payment-steps";

type WaitsAt = LoadWaiting["waiting"]["waitsFor"];

/** Long enough to be looked at: the link of a mail, and a screening that is left for the next working days. */
const WAITS_MS: Readonly<Record<WaitsFor["for"], number>> = { buyer: 24 * HOUR_MS, screening: 60 * HOUR_MS };

/** The provider took the authorization and says what it waits for: the order stays as it is, and the worker asks. */
export function tellWaiting(draft: Draft, what: WaitsFor["for"]): void {
  const asked = authorization(draft);
  const operation = tellCall(draft, asked, { state: "pending" });
  const until = operation.createdAt + WAITS_MS[what];
  const waitsAt: WaitsAt =
    what === "buyer"
      ? { for: what, challengeId: draft.random.uuid(operation.createdAt).replaceAll("-", "") }
      : { for: what, end: "approve" };
  const waitsFor: WaitsFor =
    waitsAt.for === "buyer"
      ? { for: "buyer", url: challengeUrl(draft.world.pagesUrl, waitsAt.challengeId), until: formatInstant(until) }
      : { for: "screening" };
  draft.waiting = lineOf(draft, operation, asked.card, waitsAt, until);
  operation.waitsFor = waitsFor;
  operation.providerStatus = waitingWordOf(sideOf(draft.waiting));
  draft.attempts.push(...looks(draft, operation, waitsFor));
}

function lineOf(
  { order }: Draft,
  operation: OperationRow,
  card: CardFacts | null,
  waitsFor: WaitsAt,
  until: number,
): LoadWaiting["waiting"] {
  const { id: operationId, methodId: method, providerOperation, amount, details, sentAt } = operation;
  if (details?.kind !== "authorize" || sentAt === null) throw new Error(`${order.orderNumber} is not authorized`);
  return {
    operationId,
    provider: METHODS[method].provider,
    method,
    providerOperation,
    orderNumber: order.orderNumber,
    orderedAt: formatInstant(order.orderedAt),
    amount,
    captureNow: details.captureReason !== null,
    threeDSecure: details.threeDSecure,
    card,
    expiresAt: formatInstant(operation.expiresAt),
    at: formatInstant(sentAt + ANSWER_MS / 2),
    waitsFor,
    until: formatInstant(until),
  };
}

/** How long the provider takes to answer. */
const ANSWER_MS = 400;

/** The send, and every inquiry since, at the worker's own pace. */
function looks({ world }: Draft, operation: OperationRow, waitsFor: WaitsFor): readonly AttemptRow[] {
  const { id: operationId, createdAt, sentAt, providerStatus, providerOperation, kind } = operation;
  const answer = { operationId, kind, result: "pending", providerOperation, providerStatus, waitsFor };
  const look = (startedAt: number, inquiries: number): AttemptRow => ({
    operationId,
    seq: inquiries + 1,
    kind: inquiries === 0 ? "send" : "inquire",
    startedAt,
    endedAt: startedAt + ANSWER_MS,
    outcome: WAITS,
    httpStatus: 200,
    providerCode: null,
    providerStatus,
    raw: JSON.stringify(inquiries === 0 ? answer : { found: true, answer }),
  });
  const attempts = [look(sentAt ?? createdAt, 0)];
  const after = (inquiries: number) =>
    nextLookAt(attempts.at(-1)?.endedAt ?? createdAt, waitsFor, { createdAt, inquiries });
  while (after(operation.inquiries) + ANSWER_MS < world.now) {
    const startedAt = after(operation.inquiries);
    operation.inquiries += 1;
    attempts.push(look(startedAt, operation.inquiries));
  }
  operation.nextStepAt = after(operation.inquiries);
  return attempts;
}
