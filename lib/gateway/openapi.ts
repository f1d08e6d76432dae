import { z } from "zod";
import { LEDGER_LIMIT_DEFAULT, LEDGER_LIMIT_MAX, PROTOCOL_ERROR_STATUS, type ProtocolErrorCode } from "./protocol";
import { REQUESTS } from "./request-wire";
import { PIECES, WIRE } from "./wire";

/** docs/gateway.openapi.json: the shapes of docs/gateway-protocol.md for machines. What the shapes promise stands there. */

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  AuthorizeRequest: REQUESTS.authorize,
  OperationRequest: REQUESTS.operate,
  OperationAnswer: WIRE.operation,
  InquiryAnswer: WIRE.inquiry,
  Payment: WIRE.payment,
  LedgerPage: PIECES.wholePage,
  CardSessionRequest: REQUESTS.cardSession,
  CardSession: WIRE.cardSession,
  CardToken: WIRE.cardToken,
  Health: WIRE.health,
  Error: PIECES.protocolError,
};

function schemas(): Readonly<Record<string, object>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { uri: refTo, io: "input", unrepresentable: "any" }).schemas;
  return Object.fromEntries(
    Object.entries(made).map(([id, { $schema: _dialect, $id: _address, ...schema }]) => [id, schema]),
  );
}

const refTo = (id: string) => `#/components/schemas/${id}`;
const json = (id: string) => ({ "application/json": { schema: { $ref: refTo(id) } } });

interface Route {
  readonly summary: string;
  readonly parameters?: readonly object[];
  readonly request?: string;
  readonly answer: string;
  readonly errors: readonly ProtocolErrorCode[];
}

const inPath = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
const inQuery = (name: string, schema: object) => ({ name, in: "query", required: false, schema });
const KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  description: "The operationId of the body.",
  schema: { type: "string" },
};
const MUTATION = ["malformed", "unauthorized", "unknown_provider", "unknown_method", "in_flight", "expired"] as const;

const ROUTES: Readonly<Record<string, Readonly<Partial<Record<"get" | "post", Route>>>>> = {
  "/v1/authorizations": {
    post: {
      summary: "Authorize an amount, on request capture it in the same step.",
      parameters: [KEY],
      request: "AuthorizeRequest",
      answer: "OperationAnswer",
      errors: MUTATION,
    },
  },
  "/v1/payments/{paymentId}/operations": {
    post: {
      summary: "Capture, cancel, terminate, change the amount, report a shipment.",
      parameters: [inPath("paymentId"), KEY],
      request: "OperationRequest",
      answer: "OperationAnswer",
      errors: [...MUTATION, "unknown_payment"],
    },
  },
  "/v1/operations/{operationId}": {
    get: {
      summary: "What became of an operation.",
      parameters: [inPath("operationId")],
      answer: "InquiryAnswer",
      errors: ["unauthorized", "in_flight"],
    },
  },
  "/v1/payments/{paymentId}": {
    get: {
      summary: "One payment of the ledger.",
      parameters: [inPath("paymentId")],
      answer: "Payment",
      errors: ["unauthorized", "unknown_payment"],
    },
  },
  "/v1/card-sessions": {
    post: {
      summary: "Open the provider's card form for one order.",
      request: "CardSessionRequest",
      answer: "CardSession",
      errors: ["malformed", "unauthorized", "unknown_provider", "unknown_method"],
    },
  },
  "/v1/card-tokens/{token}": {
    get: {
      summary: "What the form gave back, and whether it is still good.",
      parameters: [inPath("token")],
      answer: "CardToken",
      errors: ["unauthorized", "unknown_token"],
    },
  },
  "/v1/ledger": {
    get: {
      summary: "The ledger page by page, oldest change first.",
      parameters: [
        inQuery("changedSince", { type: "string", format: "date-time" }),
        inQuery("provider", { type: "string" }),
        inQuery("cursor", { type: "string" }),
        inQuery("limit", { type: "integer", minimum: 1, maximum: LEDGER_LIMIT_MAX, default: LEDGER_LIMIT_DEFAULT }),
      ],
      answer: "LedgerPage",
      errors: ["malformed", "unauthorized"],
    },
  },
  "/v1/health": {
    get: { summary: "Whether the server can answer the other routes.", answer: "Health", errors: ["unauthorized"] },
  },
};

function operationOf({ summary, parameters, request, answer, errors }: Route): object {
  const statuses = [...new Set(errors.map((code) => PROTOCOL_ERROR_STATUS[code]))];
  const refusals = statuses.map((status) => {
    const codes = errors.filter((code) => PROTOCOL_ERROR_STATUS[code] === status);
    return [status, { description: codes.join(", "), content: json("Error") }];
  });
  return {
    summary,
    ...(parameters === undefined ? {} : { parameters }),
    ...(request === undefined ? {} : { requestBody: { required: true, content: json(request) } }),
    responses: {
      200: { description: answer, content: json(answer) },
      ...Object.fromEntries(refusals),
      "5XX": { description: "Silence: the operation may have been done. The shop inquires." },
    },
  };
}

/** The document, made anew from the schemas by which the shop reads. */
export function gatewayDocument(): object {
  const paths = Object.entries(ROUTES).map(([path, { get, post }]) => [
    path,
    { ...(get && { get: operationOf(get) }), ...(post && { post: operationOf(post) }) },
  ]);
  return {
    openapi: "3.1.0",
    info: {
      title: "Juchu Desk gateway protocol",
      version: "1",
      description:
        "The shapes. What they promise, and what a server does with a request, stands in gateway-protocol.md.",
    },
    security: [{ token: [] }, {}],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "GATEWAY_TOKEN" } },
      schemas: schemas(),
    },
  };
}
