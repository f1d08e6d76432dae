import { unreachable } from "@/lib/result/result";
import { type Acting, actWithFault, type Delivery } from "../faults/act-with-fault";
import type { FaultMatch } from "../faults/fault";
import { type Deviation, perform } from "../ledger/perform";
import { findProvider, findSide } from "../providers/registry";
import type { SimulatorState } from "../simulator-state";
import { type MutationBody, readAuthorization, readOperation } from "./mutation-body";
import { type HttpCall, type HttpReply, json, protocolError, type Route } from "./route";

/** The two requests that move money. */
export function mutationRoutes(state: SimulatorState): readonly Route[] {
  return [
    {
      method: "POST",
      path: /^\/v1\/authorizations$/,
      handle: (call) => mutate(state, call, readAuthorization),
    },
    {
      method: "POST",
      path: /^\/v1\/payments\/([^/]+)\/operations$/,
      handle: (call) => mutate(state, call, (body) => readOperation(body, call.params[0] ?? "")),
    },
  ];
}

async function mutate(state: SimulatorState, call: HttpCall, read: (body: string) => MutationBody): Promise<HttpReply> {
  if (!/^application\/json\b/.test(call.request.headers["content-type"] ?? "")) {
    return protocolError("malformed", "Content-Type");
  }
  const body = await call.body();
  if (body === null) return protocolError("malformed");
  const parsed = read(body);
  if (!parsed.ok) return protocolError("malformed", parsed.field === "" ? undefined : parsed.field);
  const { request, fingerprint } = parsed.value;
  if (call.request.headers["idempotency-key"] !== request.operationId) {
    return protocolError("malformed", "Idempotency-Key");
  }
  if (findProvider(request.provider) === null) return protocolError("unknown_provider");
  if (findSide(request.provider, request.method) === null) return protocolError("unknown_method");

  const act = (deviation?: Deviation) => perform(state.context, request, fingerprint, deviation);
  const acting: Acting = { request, act, parking: state.parking, wait: state.wait, now: Date.now };
  const fault = state.faults.takeMutation(about(acting));
  return toReply(fault === null ? { kind: "performed", performed: await act() } : await actWithFault(fault, acting));
}

function about({ request }: Acting): FaultMatch {
  const { operationId, provider, method, kind, paymentId, authorization } = request;
  const named = { operationId, provider, method, kind };
  if (authorization !== null) return { ...named, orderNumber: authorization.orderNumber };
  return paymentId === null ? named : { ...named, paymentId };
}

function toReply(delivery: Delivery): HttpReply {
  switch (delivery.kind) {
    case "performed":
      return delivery.performed.kind === "answer"
        ? json(200, delivery.performed.answer)
        : protocolError(delivery.performed.code);
    case "status":
      return json(delivery.status, { error: "made to fail" });
    case "garbage":
      return { kind: "text", status: 200, text: "<html><body>OK</body>" };
    case "nothing":
    case "cut":
      return delivery;
    default:
      return unreachable(delivery);
  }
}
