import { GATEWAY_PATIENCE_MS } from "@/lib/gateway/http-gateway";
import type { AskedOperation, Gateway, GatewayReply } from "@/lib/gateway/port";
import type { InquiryAnswer, OperationRequest } from "@/lib/gateway/protocol";
import { parseInstant } from "@/lib/time/instant";
import type { Process } from "../machines/process";
import type { Surroundings } from "../surroundings";
import { Delivery, type Reply, type Sides, silence } from "./delivery";

/** Told when the product gives a mutation out of its hands, before anything can happen to it. */
export type Leaves = (paymentId: string, request: OperationRequest) => void;

/** The gateway's port as one process has it. Nothing here doubts an answer: that is the product's to do. */
export function gatewayOf(process: Process, surroundings: Surroundings, sides: Sides, leaves: Leaves): Gateway {
  const { note } = surroundings;
  return {
    async operate(paymentId, request): Promise<Reply> {
      leaves(paymentId, request);
      await process.at("before the call");
      note(() => `${process.name} sends ${request.kind} ${request.amount} as ${request.operationId}`);
      const { expiresAt } = request;
      const end = parseInstant(expiresAt);
      if (!end.ok) throw new Error(`expiresAt ${expiresAt}`);
      const mutation = { ...request, expiresAt: end.value, paymentId, authorization: null };
      const reply = new Promise<Reply>((resolve) => new Delivery(surroundings, sides, mutation, resolve).start());
      const heard = await process.hears(reply);
      note(() => `${process.name} hears of ${request.operationId}: ${wordOf(heard)}`);
      await process.at("after the answer");
      return heard;
    },
    async inquire(asked): Promise<GatewayReply<InquiryAnswer>> {
      await process.at("before an inquiry");
      const heard = await process.hears(inquiry(asked, surroundings, sides));
      note(() => `${process.name} inquires ${asked.operationId}: ${wordOf(heard)}`);
      await process.at("after an inquiry");
      return heard;
    },
    async payment(paymentId) {
      const payment = sides.provider.payment(paymentId);
      return payment === null ? silence("connection") : { kind: "answer", answer: payment, raw: "", httpStatus: 200 };
    },
    authorize: () => Promise.reject(new Error("no history authorizes")),
    ledgerPage: () => Promise.reject(new Error("no history reads the ledger by page")),
    health: () => Promise.reject(new Error("no history asks for the provider's health")),
  };
}

async function inquiry(
  { operationId }: AskedOperation,
  { plan, random, scheduler }: Surroundings,
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
    case "silence":
      return reply.cause;
    case "refused_by_protocol":
      return reply.code;
    case "answer":
      return JSON.stringify(reply.answer, (name, value: unknown) => (name === "entries" ? undefined : value));
  }
}
