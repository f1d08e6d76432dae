import { LEDGER_LIMIT_DEFAULT, LEDGER_LIMIT_MAX } from "@/lib/gateway/protocol";
import { formatInstant, parseInstant } from "@/lib/time/instant";
import type { FaultMatch, ReadFault } from "../faults/fault";
import type { ReadOn } from "../faults/fault-list";
import { inquire, type PageQuery, readPage, readPayment } from "../ledger/reads";
import { readClock } from "../ledger/session";
import type { SimulatorState } from "../simulator-state";
import { type HttpReply, json, protocolError, type Route } from "./route";

/** What only looks: inquiry, one payment, the ledger, health. */
export function readRoutes(state: SimulatorState): readonly Route[] {
  return [
    {
      method: "GET",
      path: /^\/v1\/operations\/([^/]+)$/,
      handle: ({ params: [operationId = ""] }) =>
        withFault(state, "inquiry", { operationId }, (fault) => answerInquiry(state, operationId, fault)),
    },
    {
      method: "GET",
      path: /^\/v1\/payments\/([^/]+)$/,
      handle: ({ params: [paymentId = ""] }) =>
        withFault(state, "payment", { paymentId }, async () => {
          const payment = await readPayment(state.context, paymentId);
          return payment === null ? protocolError("unknown_payment") : json(200, payment);
        }),
    },
    {
      method: "GET",
      path: /^\/v1\/ledger$/,
      handle: ({ url }) => withFault(state, "ledger", {}, () => answerPage(state, url.searchParams)),
    },
    {
      method: "GET",
      path: /^\/v1\/health$/,
      handle: async () => {
        const asOf = formatInstant(await readClock(state.context, state.context.pool));
        return json(200, { status: "ok", asOf });
      },
    },
  ];
}

/** The answer, unless a fault was ordered for it. */
export async function withFault(
  state: SimulatorState,
  on: ReadOn,
  about: FaultMatch,
  answer: (fault: ReadFault | null) => Promise<HttpReply>,
): Promise<HttpReply> {
  const fault = state.faults.takeRead(on, about);
  switch (fault?.kind) {
    case "unavailable":
      return json(503, { error: "made to fail" });
    case "drop":
      return { kind: "nothing" };
    case "garbage":
      return { kind: "text", status: 200, text: "<html><body>OK</body>" };
    case "slow":
      await state.wait(fault.ms);
      return answer(fault);
    default:
      return answer(fault);
  }
}

async function answerInquiry(state: SimulatorState, operationId: string, fault: ReadFault | null): Promise<HttpReply> {
  const inquiry = await inquire(state.context, operationId);
  if (inquiry === "in_flight") return protocolError("in_flight");
  if (fault?.kind === "deny") return json(200, { found: false, asOf: inquiry.asOf });
  // A request that lies here may begin only after this answer has gone out.
  const afterwards = (): void => state.parking.release(operationId);
  return inquiry.found ? json(200, inquiry) : { kind: "json", status: 200, body: inquiry, afterwards };
}

async function answerPage(state: SimulatorState, search: URLSearchParams): Promise<HttpReply> {
  const query = readQuery(search);
  if ("wrong" in query) return protocolError("malformed", query.wrong);
  const { page, next } = await readPage(state.context, query);
  const nextCursor = next === null ? null : Buffer.from(JSON.stringify(next)).toString("base64url");
  return json(200, { ...page, nextCursor });
}

function readQuery(search: URLSearchParams): PageQuery | { readonly wrong: string } {
  const limitText = search.get("limit") ?? String(LEDGER_LIMIT_DEFAULT);
  const limit = Number(limitText);
  if (!/^\d+$/.test(limitText) || limit < 1 || limit > LEDGER_LIMIT_MAX) return { wrong: "limit" };
  const since = search.get("changedSince");
  const changedSince = since === null ? null : parseInstant(since);
  if (changedSince !== null && !changedSince.ok) return { wrong: "changedSince" };
  const cursor = search.get("cursor");
  const after = cursor === null ? null : readCursor(cursor);
  if (after === undefined) return { wrong: "cursor" };
  return { changedSince: changedSince?.value ?? null, provider: search.get("provider"), after, limit };
}

/** undefined for a text that is no cursor of ours. */
function readCursor(cursor: string): PageQuery["after"] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (typeof value !== "object" || value === null || !("updatedAt" in value) || !("paymentId" in value))
      return undefined;
    const { updatedAt, paymentId } = value;
    return Number.isSafeInteger(updatedAt) && typeof updatedAt === "number" && typeof paymentId === "string"
      ? { updatedAt, paymentId }
      : undefined;
  } catch {
    return undefined;
  }
}
