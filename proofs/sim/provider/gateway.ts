import { GATEWAY_PATIENCE_MS } from "@/lib/gateway/http-gateway";
import type { AskedOperation, Gateway, GatewayReply } from "@/lib/gateway/port";
import type { AuthorizeRequest, CardToken, InquiryAnswer, OperationRequest } from "@/lib/gateway/protocol";
import type { Mutation } from "@/lib/simulator/payment";
import type { EpochMs } from "@/lib/time/epoch";
import { parseInstant } from "@/lib/time/instant";
import type { Environment } from "../environment";
import type { Process } from "../machines/process";
import { FaultyDelivery, type Reply, type Sides, silence } from "./delivery";

/** Told when the product gives a mutation out of its hands, before anything can happen to it. null: an authorization. */
export type Leaves = (paymentId: string | null, request: OperationRequest | AuthorizeRequest) => void;

/** The gateway's port as one process has it. Nothing here doubts an answer: that is the product's to do. */
export function gatewayOf(process: Process, environment: Environment, sides: Sides, leaves: Leaves): Gateway {
  const { note } = environment;
  const ledger = ledgerGatewayOf(sides.provider);
  const send = async (mutation: Mutation): Promise<Reply> => {
    const { kind, amount, operationId } = mutation;
    await process.at("before the call");
    note(() => `${process.name} sends ${kind} ${amount} as ${operationId}`);
    const reply = new Promise<Reply>((resolve) => new FaultyDelivery(environment, sides, mutation, resolve).start());
    const heard = await process.hears(reply);
    note(() => `${process.name} hears of ${operationId}: ${wordOf(heard)}`);
    await process.at("after the answer");
    return heard;
  };
  return {
    operate(paymentId, request) {
      leaves(paymentId, request);
      return send({ ...request, expiresAt: instantOf(request.expiresAt), paymentId, authorization: null });
    },
    authorize(request) {
      leaves(null, request);
      return send(authorizationOf(request));
    },
    async inquire(asked): Promise<GatewayReply<InquiryAnswer>> {
      await process.at("before an inquiry");
      const heard = await process.hears(inquiry(asked, environment, sides));
      note(() => `${process.name} inquires ${asked.operationId}: ${wordOf(heard)}`);
      await process.at("after an inquiry");
      return heard;
    },
    payment: (paymentId) => reading(process, environment, () => ledger.payment(paymentId)),
    ledgerPage: (query) => reading(process, environment, () => ledger.ledgerPage(query)),
    openCardSession: () => Promise.reject(new Error("no history opens a card form")),
    cardToken: (token) => reading(process, environment, async () => cardOf(sides.provider, token)),
    health: () => Promise.reject(new Error("no history asks for the provider's health")),
  };
}

function cardOf({ cards }: Sides["provider"], token: string): GatewayReply<CardToken> {
  const card = cards.read(token);
  if (card !== null) return { kind: "answer", answer: card, raw: "", httpStatus: 200 };
  return { kind: "refused_by_protocol", code: "unknown_token", field: null, raw: "", httpStatus: 404 };
}

/** As the providers' side reads it from the wire. */
function authorizationOf(request: AuthorizeRequest): Mutation {
  const { orderNumber, orderedAt, captureNow, threeDSecure, card, expiresAt, ...shared } = request;
  const authorization = { orderNumber, orderedAt: instantOf(orderedAt), captureNow, threeDSecure, card };
  return { ...shared, kind: "authorize", expiresAt: instantOf(expiresAt), paymentId: null, authorization };
}

function instantOf(text: string): EpochMs {
  const instant = parseInstant(text);
  if (!instant.ok) throw new Error(`no instant: ${text}`);
  return instant.value;
}

/** The ledger as it is at the moment it is asked, on one page. */
export function ledgerGatewayOf(provider: Sides["provider"]): Pick<Gateway, "payment" | "ledgerPage"> {
  const answered = <T>(answer: T) => ({ kind: "answer", answer, raw: "", httpStatus: 200 }) as const;
  return {
    payment: async (paymentId) => {
      const payment = provider.payment(paymentId);
      if (payment !== null) return answered(payment);
      return { kind: "refused_by_protocol", code: "unknown_payment", field: null, raw: "", httpStatus: 404 };
    },
    ledgerPage: async () => answered({ ...provider.ledger(), nextCursor: null, unreadable: 0 }),
  };
}

/** A question that changes nothing: on its way for a while, and now and then without an answer. */
async function reading<T>(
  process: Process,
  environment: Environment,
  read: () => Promise<GatewayReply<T>>,
): Promise<GatewayReply<T>> {
  const { plan, random, scheduler } = environment;
  await process.at("before asking the ledger");
  await scheduler.sleep(random.int(1, 60));
  if (plan.wants("inquiry_down")) {
    plan.count("inquiry_down");
    return process.hears(Promise.resolve(silence(random.pick(["timeout", "connection", "server_error"] as const))));
  }
  const answer = read();
  await scheduler.sleep(random.chance(0.1) ? random.int(100, 3_000) : random.int(1, 60));
  const heard = await process.hears(answer);
  await process.at("after asking the ledger");
  return heard;
}

async function inquiry(
  { operationId }: AskedOperation,
  { plan, random, scheduler }: Environment,
  { provider, parked }: Sides,
): Promise<GatewayReply<InquiryAnswer>> {
  const leg = random.int(1, 60);
  if (plan.wants("inquiry_down")) {
    plan.count("inquiry_down");
    const cause = random.pick(["timeout", "connection", "server_error", "not_understood", "in_flight"] as const);
    await scheduler.sleep(cause === "timeout" ? GATEWAY_PATIENCE_MS.inquiry : leg);
    return silence(cause);
  }
  await scheduler.sleep(leg);
  const answer = provider.inquire(operationId);
  if (!answer.found) parked.foundNothing(operationId);
  await scheduler.sleep(random.chance(0.05) ? random.int(100, 3_000) : random.int(1, 60));
  return { kind: "answer", answer, raw: "", httpStatus: 200 };
}

function wordOf(reply: GatewayReply<unknown>): string {
  switch (reply.kind) {
    case "not_called":
    case "silence":
      return reply.cause;
    case "refused_by_protocol":
      return reply.code;
    case "answer":
      return JSON.stringify(reply.answer, (name, value: unknown) => (name === "entries" ? undefined : value));
  }
}
