import { randomUUID } from "node:crypto";
import { freshDatabase } from "@/lib/db/testing/test-database";
import type {
  AuthorizeRequest,
  CardGiven,
  CardSession,
  InquiryAnswer,
  LedgerPayment,
  OperationAnswer,
  OperationRequest,
  SecurityCodeDemand,
} from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { tokenHeader } from "../address";
import { type Simulator, startSimulator } from "../simulator";

export const FAR = "2099-01-01T00:00:00.000Z";

/** An HTTP answer with its JSON, as the test expects it to be. */
export interface Said<T> {
  readonly status: number;
  readonly body: T;
}

/** What an error answers. */
export interface Wrong {
  readonly error: { readonly code: string; readonly field?: string };
}

/** A simulator on a database of its own, and the requests that tests make of it. */
export interface TestSimulator {
  readonly simulator: Simulator;
  readonly databaseUrl: string;
  request<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Said<T>>;
  authorize<T = OperationAnswer>(request: AuthorizeRequest): Promise<Said<T>>;
  operate<T = OperationAnswer>(paymentId: string, request: OperationRequest): Promise<Said<T>>;
  inquire(operationId: string): Promise<Said<InquiryAnswer>>;
  payment(paymentId: string): Promise<LedgerPayment>;
  /** A payment that was granted just now, at the simulator's clock. */
  granted(request: AuthorizeRequest): Promise<LedgerPayment>;
  /** Opens the card form of a method's order and types a card on it. */
  typeCard(typing: Typing): Promise<Said<Typed>>;
  close(): Promise<void>;
}

export interface Typing {
  readonly method: string;
  readonly orderNumber: string;
  readonly securityCode?: SecurityCodeDemand;
  readonly number?: string;
  readonly code?: string;
  readonly expiry?: string;
  readonly holder?: string;
}

/** What the form is answered: what it hands on, or a sentence for each field that is wrong. */
export interface Typed {
  readonly given?: CardGiven;
  readonly errors?: Readonly<Record<string, string>>;
}

export const SHOP_ORIGIN = "http://localhost:3000";

export async function openTestSimulator(clock?: () => EpochMs): Promise<TestSimulator> {
  const databaseUrl = await freshDatabase({ migrated: false });
  const simulator = await startSimulator({
    databaseUrl,
    port: 0,
    token: randomUUID(),
    ...(clock === undefined ? {} : { clock }),
  });
  const opened: TestSimulator = {
    simulator,
    databaseUrl,
    async request<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const answer = await fetch(simulator.url + path, {
        method,
        headers: {
          ...tokenHeader(simulator),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as T };
    },
    authorize: (request) =>
      opened.request("POST", "/v1/authorizations", request, { "idempotency-key": request.operationId }),
    operate: (paymentId, request) =>
      opened.request("POST", `/v1/payments/${paymentId}/operations`, request, {
        "idempotency-key": request.operationId,
      }),
    inquire: (operationId) => opened.request("GET", `/v1/operations/${operationId}`),
    payment: async (paymentId) => (await opened.request<LedgerPayment>("GET", `/v1/payments/${paymentId}`)).body,
    async granted(request) {
      const { body } = await opened.authorize(request);
      if (body.payment === null) throw new Error(`not granted: ${JSON.stringify(body)}`);
      return body.payment;
    },
    async typeCard({ method, orderNumber, securityCode = "optional", ...typed }) {
      const provider = method.slice(0, method.indexOf("/"));
      const asked = { provider, method, orderNumber, amount: 10_000, securityCode, shopOrigin: SHOP_ORIGIN };
      const { body: session } = await opened.request<CardSession>("POST", "/v1/card-sessions", asked);
      const card = { number: "4111111111111111", code: "", expiry: "12 / 30", holder: "MISAKI SATO", ...typed };
      const answer = await fetch(session.url, { method: "POST", body: JSON.stringify(card) });
      return { status: answer.status, body: (await answer.json()) as Typed };
    },
    close: () => simulator.close(),
  };
  return opened;
}

/** A well-formed authorization of a method. */
export function authorization(method: string, more: Partial<AuthorizeRequest> = {}): AuthorizeRequest {
  return {
    operationId: randomUUID(),
    provider: method.slice(0, method.indexOf("/")),
    method,
    providerOperation: "authorize",
    orderNumber: `261123-${randomUUID().slice(0, 8)}`,
    orderedAt: "2026-11-23T00:00:00.000Z",
    amount: 10_000,
    captureNow: false,
    threeDSecure: false,
    card: null,
    expiresAt: FAR,
    ...more,
  };
}

/** A well-formed operation on a payment. */
export function operation(payment: LedgerPayment, more: Partial<OperationRequest> = {}): OperationRequest {
  return {
    operationId: randomUUID(),
    provider: payment.provider,
    method: payment.method,
    kind: "cancel",
    providerOperation: "cancel",
    amount: 10_000,
    expiresAt: FAR,
    ...more,
  };
}
