import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { z } from "zod";
import type { AuthorizeRequest, OperationRequest } from "../protocol";

/** docs/gateway.openapi.json as far as this file reads it. */
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Shape>> };
}
interface Operation {
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
type Content = { readonly "application/json": { readonly schema: { readonly $ref: string } } };
interface Shape {
  readonly required?: readonly string[];
}

const DOCUMENT: Document = JSON.parse(readFileSync(path.resolve("docs/gateway.openapi.json"), "utf8"));
const nameOf = (content: Content) => content["application/json"].schema.$ref.split("/").at(-1) ?? "";

/** Reads a body by a schema of the document itself, not by the code that the document was made from. */
function shapeOf(name: string): z.ZodType {
  const local = JSON.stringify(DOCUMENT.components.schemas).replaceAll("#/components/schemas/", "#/$defs/");
  return z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: JSON.parse(local) });
}

/** A server of the protocol, asked over HTTP; each answer is held to the document. */
export class HeldServer {
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly seen = new Set<string>();

  constructor(base: string, headers: Readonly<Record<string, string>> = {}) {
    this.#base = base;
    this.#headers = headers;
  }

  /** Asks `route` of the document with its parameters filled in. Answers status and body. */
  async ask(method: "get" | "post", route: string, values: Readonly<Record<string, string>>, body?: object) {
    const operation = DOCUMENT.paths[route]?.[method];
    if (operation === undefined) throw new Error(`the document has no ${method} ${route}`);
    const address = route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
    const key = body !== undefined && "operationId" in body ? { "idempotency-key": String(body.operationId) } : {};
    const answer = await fetch(this.#base + address + (values.query ?? ""), {
      method: method.toUpperCase(),
      headers: { "content-type": "application/json", ...this.#headers, ...key },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said: Record<string, unknown> = JSON.parse(await answer.text());
    const content = operation.responses[String(answer.status)]?.content;
    if (content === undefined)
      throw new Error(`${method} ${route} answers ${answer.status}, which is not in the document`);
    const read = shapeOf(nameOf(content)).safeParse(said);
    expect(read.error?.issues ?? [], `${method} ${route}: ${JSON.stringify(said)}`).toEqual([]);
    this.seen.add(`${method} ${route} ${answer.status}`);
    return { status: answer.status, said };
  }

  /** A well-formed request is taken; without any one field that the document requires it is malformed, and names the field. */
  async holdsTo(route: string, values: Readonly<Record<string, string>>, request: object): Promise<void> {
    const content = DOCUMENT.paths[route]?.post?.requestBody?.content;
    if (content === undefined) throw new Error(`the document has no body for ${route}`);
    const shape = DOCUMENT.components.schemas[nameOf(content)];
    expect(shapeOf(nameOf(content)).safeParse(request).error?.issues ?? []).toEqual([]);
    const required = shape?.required ?? Object.keys(request);
    expect([...required].sort()).toEqual(Object.keys(request).sort());
    for (const field of required) {
      const { [field]: _, ...rest }: Record<string, unknown> = { ...request };
      const { status, said } = await this.ask("post", route, values, rest);
      expect({ status, said }, field).toMatchObject({ status: 400, said: { error: { code: "malformed" } } });
    }
    expect((await this.ask("post", route, values, { ...request, unnamed: "is ignored" })).status).toBe(200);
  }
}

const METHOD = "komoju/alipay";
const CARD_METHOD = "gmo-pg/card-one-time";

/** Every route of the document, with an answer and with the refusals that a request alone can bring about. */
export async function walkDocument(server: HeldServer): Promise<void> {
  const asked = { provider: "komoju", method: METHOD, providerOperation: "POST /payments", amount: 10_000 };
  const authorize: AuthorizeRequest = {
    ...asked,
    ...{ operationId: randomUUID(), orderNumber: "261128-0001", orderedAt: "2026-11-28T00:00:00.000Z" },
    ...{ captureNow: false, threeDSecure: false, card: null, expiresAt: "2099-01-01T00:00:00.000Z" },
  };
  await server.holdsTo("/v1/authorizations", {}, authorize);
  const { said } = await server.ask("get", "/v1/operations/{operationId}", { operationId: authorize.operationId });
  const paymentId = String(Object(said.answer).paymentId);
  await server.ask("get", "/v1/payments/{paymentId}", { paymentId });
  const cancel: OperationRequest = {
    ...asked,
    ...{ operationId: randomUUID(), kind: "cancel", expiresAt: "2099-01-01T00:00:00.000Z" },
  };
  await server.holdsTo("/v1/payments/{paymentId}/operations", { paymentId }, cancel);
  const session = {
    ...{ provider: "gmo-pg", method: CARD_METHOD, orderNumber: "261128-0001", amount: 10_000 },
    ...{ securityCode: "required", shopOrigin: "http://localhost:3000" },
  };
  await server.holdsTo("/v1/card-sessions", {}, session);
  await server.ask("get", "/v1/ledger", { query: "?limit=1" });
  await server.ask("get", "/v1/ledger", { query: "?limit=none" });
  await server.ask("get", "/v1/health", {});
  const nobody = { operationId: "nobody", paymentId: "nobody", token: "nobody" };
  await server.ask("get", "/v1/operations/{operationId}", nobody);
  await server.ask("get", "/v1/payments/{paymentId}", nobody);
  await server.ask("get", "/v1/card-tokens/{token}", nobody);
  await server.ask(
    "post",
    "/v1/authorizations",
    {},
    { ...authorize, operationId: randomUUID(), expiresAt: "2026-01-01T00:00:00.000Z" },
  );
  await server.ask("post", "/v1/payments/{paymentId}/operations", nobody, { ...cancel, operationId: randomUUID() });
}

/** What a walk is to have seen of every server. */
export const WALKED: readonly string[] = [
  ...["200", "400", "410"].map((status) => `post /v1/authorizations ${status}`),
  ...["200", "400", "404"].map((status) => `post /v1/payments/{paymentId}/operations ${status}`),
  "get /v1/operations/{operationId} 200",
  ...["200", "404"].map((status) => `get /v1/payments/{paymentId} ${status}`),
  ...["200", "400"].map((status) => `post /v1/card-sessions ${status}`),
  "get /v1/card-tokens/{token} 404",
  ...["200", "400"].map((status) => `get /v1/ledger ${status}`),
  "get /v1/health 200",
];
