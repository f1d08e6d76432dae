import { z } from "zod";
import { AMOUNT_MAX, type CardSessionRequest, SECURITY_CODE_DEMANDS } from "@/lib/gateway/protocol";
import { openForm, readToken } from "../ledger/cards";
import { findProvider, findSide } from "../providers/registry";
import type { SimulatorState } from "../simulator-state";
import { parseJson } from "./parse-json";
import { withFault } from "./read-routes";
import { type HttpCall, type HttpReply, json, protocolError, type Route } from "./route";

/** What the shop asks about cards. The card itself is typed elsewhere: `pageRoutes`. */
export function cardRoutes(state: SimulatorState): readonly Route[] {
  return [
    {
      method: "POST",
      path: /^\/v1\/card-sessions$/,
      handle: (call) => withFault(state, "card", {}, () => openSession(state, call)),
    },
    {
      method: "GET",
      path: /^\/v1\/card-tokens\/([^/]+)$/,
      handle: ({ params: [token = ""] }) =>
        withFault(state, "card", {}, async () => {
          const read = await readToken(state.context, token);
          return read === null ? protocolError("unknown_token") : json(200, read);
        }),
    },
  ];
}

const text = z.string().min(1).max(200);
const sessionRequest: z.ZodType<CardSessionRequest> = z.object({
  provider: text,
  method: text,
  orderNumber: text,
  amount: z.int().min(1).max(AMOUNT_MAX),
  securityCode: z.enum(SECURITY_CODE_DEMANDS),
  shopOrigin: z.string().max(300).refine(isOrigin),
});

/** An address that ends with its host or port, as a browser writes an origin. */
function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (url.protocol === "http:" || url.protocol === "https:") && url.origin === value;
}

async function openSession(state: SimulatorState, call: HttpCall): Promise<HttpReply> {
  const read = sessionRequest.safeParse(parseJson(await call.body()));
  if (!read.success) return protocolError("malformed", read.error.issues[0]?.path.join(".") || undefined);
  const asked = read.data;
  if (findProvider(asked.provider) === null) return protocolError("unknown_provider");
  const side = findSide(asked.provider, asked.method);
  if (side === null) return protocolError("unknown_method");
  if (side.method.card === undefined) return protocolError("malformed", "method");
  return json(200, await openForm(state.context, asked));
}
