import { z } from "zod";
import type { CardGiven } from "@/lib/gateway/protocol";
import { type CardField, type FieldErrors, readTypedCard } from "../cards/typed-card";
import { giveToken, type OpenForm, readForm } from "../ledger/cards";
import { readChallenge } from "../ledger/challenges";
import { readClock } from "../ledger/session";
import { decideWaiting } from "../ledger/settle-pending";
import { cardFormPage, closedFormPage } from "../pages/card-form";
import { CARD_FORM_SCRIPT } from "../pages/card-form-script";
import { challengePage, noChallengePage } from "../pages/challenge";
import { STYLE } from "../pages/style";
import { FIELD_ERROR } from "../pages/words";
import type { SimulatorState } from "../simulator-state";
import { parseJson } from "./parse-json";
import { type HttpCall, type HttpReply, json, type Route } from "./route";

/** The providers' pages for people, on an origin of their own: the card form and 3-D Secure. */
export function pageRoutes(state: SimulatorState): readonly Route[] {
  return [
    { method: "GET", path: /^\/page\.css$/, handle: async () => asset("text/css", STYLE) },
    { method: "GET", path: /^\/card-form\.js$/, handle: async () => asset("text/javascript", CARD_FORM_SCRIPT) },
    { method: "GET", path: /^\/cards\/([^/]+)$/, handle: (call) => showForm(state, call) },
    { method: "POST", path: /^\/cards\/([^/]+)$/, handle: (call) => takeForm(state, call) },
    { method: "GET", path: /^\/3ds\/([^/]+)$/, handle: (call) => showChallenge(state, call) },
    { method: "POST", path: /^\/3ds\/([^/]+)$/, handle: (call) => decideChallenge(state, call) },
  ];
}

const COMMON = {
  "cache-control": "no-store",
  // With no-referrer a browser would send the buyer's answer as from `Origin: null`, which the door takes for another page's.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
} as const;

function asset(type: string, text: string): HttpReply {
  return { kind: "text", status: 200, text, headers: { ...COMMON, "content-type": `${type}; charset=utf-8` } };
}

/** `ancestors`: the origins that may draw the page inside theirs. Scripts of other origins never run in it. */
function html(status: number, text: string, ancestors: string): HttpReply {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ].join("; ");
  const headers = { ...COMMON, "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
  return { kind: "text", status, text, headers };
}

const hostOf = ({ request }: HttpCall): string => request.headers.host ?? "";

/** The form of a session that is still open. */
async function openForm(state: SimulatorState, { params }: HttpCall): Promise<OpenForm | null> {
  const form = await readForm(state.context, params[0] ?? "");
  if (form === null) return null;
  return (await readClock(state.context, state.context.pool)) > form.expiresAt ? null : form;
}

async function showForm(state: SimulatorState, call: HttpCall): Promise<HttpReply> {
  const form = await openForm(state, call);
  if (form === null) return html(410, closedFormPage(hostOf(call)), "*");
  return html(200, cardFormPage(hostOf(call), form), form.shopOrigin);
}

const typedCard = z.object({
  number: z.string().max(100),
  expiry: z.string().max(100),
  holder: z.string().max(100),
  code: z.string().max(100).default(""),
});

/** What is typed is read here, once, and leaves nothing behind but what the token stands for. */
async function takeForm(state: SimulatorState, call: HttpCall): Promise<HttpReply> {
  const typed = typedCard.safeParse(parseJson(await call.body()));
  if (!typed.success) return json(400, { error: "malformed" });
  const form = await openForm(state, call);
  if (form === null) return json(410, { error: "closed" });
  const now = await readClock(state.context, state.context.pool);
  const read = readTypedCard(typed.data, form.securityCode, now);
  if (!read.ok) return json(422, { errors: sentences(read.error) });
  const token = await giveToken(state.context, form, read.value, now);
  const given: CardGiven = { type: "card-given", ...token, ...read.value.card };
  return json(200, { given });
}

function sentences(errors: FieldErrors): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, error]) => [field, FIELD_ERROR[field as CardField][error] ?? error]),
  );
}

async function showChallenge(state: SimulatorState, call: HttpCall): Promise<HttpReply> {
  const challenge = await readChallenge(state.context, call.params[0] ?? "");
  if (challenge === null) return html(404, noChallengePage(hostOf(call)), "'none'");
  return html(200, challengePage(hostOf(call), challenge), "'none'");
}

async function decideChallenge(state: SimulatorState, call: HttpCall): Promise<HttpReply> {
  const verdict = new URLSearchParams((await call.body()) ?? "").get("verdict");
  if (verdict === "approve" || verdict === "decline") {
    await decideWaiting(state.context, { challengeId: call.params[0] ?? "" }, verdict);
  }
  return showChallenge(state, call);
}
