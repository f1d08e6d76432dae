import { byKey } from "../invariants/by-key";
import type { CheckedOperation, Report, StaffAnswer } from "../invariants/evidence";
import type { AskedMutation, Line } from "./server-control";

/**
 * Promise 5 where the provider lies. The shop may say of an operation only what an honest reading of the server's answers
 * allows, by docs/gateway-protocol.md alone. A lie that the shop cannot detect is no breach. Believing an answer that
 * contradicts itself, or one that is no answer, is a breach.
 */
export function checkExpectations(
  operations: readonly CheckedOperation[],
  answers: readonly StaffAnswer[],
  heard: readonly Line[],
  report: Report,
): void {
  const lines = byKey(heard, (line) => line.operationId);
  const states = new Map(operations.map((operation) => [operation.id, operation]));
  for (const operation of operations) {
    const wrong = whyNotClaimed(operation, lines.get(operation.id) ?? []);
    if (wrong !== null)
      report(`${operation.id} is ${operation.state} (${operation.cause}), ${wrong}`, operation.orderId);
  }
  for (const one of answers) {
    const operation = states.get(one.operationId ?? "");
    const meant = SAID[one.said];
    if (operation === undefined || meant === undefined || operation.state === meant) continue;
    report(`${operation.id} was answered as ${one.said} and is ${operation.state}`, operation.orderId);
  }
}

const SAID: Partial<Record<StaffAnswer["said"], string>> = {
  done: "succeeded",
  refused_by_provider: "failed",
  not_sent: "not_sent",
};

function whyNotClaimed({ state, cause }: CheckedOperation, lines: readonly Line[]): string | null {
  const asked = lines.find((line) => line.asked !== null)?.asked;
  if (asked === null || asked === undefined) {
    return state === "succeeded" || state === "failed" ? "and the provider never heard of it" : null;
  }
  const readings = lines.map((line) => readingOf(asked, line));
  switch (state) {
    case "succeeded":
      return readings.includes("done") ? null : "and no answer said so";
    case "failed":
      return readings.includes("refused") ? null : "and no answer said so that was not about a repetition";
    case "not_sent":
      if (cause === "never_arrived") return readings.includes("nothing") ? null : "and no inquiry's nothing was final";
      return readings.includes("not_begun") ? null : "and no answer said so";
    default:
      return null;
  }
}

type Reading = "done" | "refused" | "nothing" | "not_begun" | null;

const CODES: Readonly<Record<string, number>> = {
  malformed: 400,
  unauthorized: 401,
  unknown_provider: 404,
  unknown_method: 404,
  unknown_payment: 404,
  unknown_token: 404,
  expired: 410,
};
const CLOCK_ALLOWANCE_MS = 2_000;

function readingOf(asked: AskedMutation, { route, status, body }: Line): Reading {
  if (!isObject(body)) return null;
  if (status !== 200) {
    const code = isObject(body.error) ? String(body.error.code) : "";
    return route === "mutation" && CODES[code] === status ? "not_begun" : null;
  }
  if (route === "mutation") {
    const said = resultOf(asked, body);
    // A provider without idempotency keys may refuse the repetition alone: there only an inquiry's refusal counts.
    return said === "refused" && asked.family !== "idempotency_key" ? null : said;
  }
  if (body.found === true) return isObject(body.answer) ? resultOf(asked, body.answer) : null;
  const final = Date.parse(String(body.asOf)) > Date.parse(asked.expiresAt) + CLOCK_ALLOWANCE_MS;
  return body.found === false && final ? "nothing" : null;
}

function resultOf(asked: AskedMutation, answer: Readonly<Record<string, unknown>>): "done" | "refused" | null {
  const { operationId, kind, paymentId, payment, result } = answer;
  if (operationId !== asked.operationId || kind !== asked.kind) return null;
  // An authorization names no payment: its answer brings the id, or none where it was not granted.
  if (asked.paymentId === null && paymentId === null && payment === null)
    return result === "refused" ? "refused" : null;
  if (asked.paymentId !== null && paymentId !== asked.paymentId) return null;
  if (!isObject(payment) || payment.paymentId !== paymentId || payment.method !== asked.method) return null;
  const entries = (Array.isArray(payment.entries) ? payment.entries : []).filter(
    (entry) => isObject(entry) && entry.operationId === operationId,
  );
  // An entry contradicts a refusal: it may speak of another delivery, and only an inquiry says how the operation ended.
  if (result === "refused") return entries.length === 0 ? "refused" : null;
  return result === "succeeded" && shows(asked, payment) && isEntryOf(asked, entries) ? "done" : null;
}

/** One entry of its own, of the kind and amount that were asked. */
function isEntryOf({ kind, amount }: AskedMutation, [entry, ...more]: readonly unknown[]): boolean {
  return isObject(entry) && more.length === 0 && entry.kind === kind && entry.amount === amount;
}

function shows({ kind, amount }: AskedMutation, payment: Readonly<Record<string, unknown>>): boolean {
  const { state } = payment;
  const [authorized, captured, refunded] = [payment.authorized, payment.captured, payment.refunded].map(Number);
  const held = { authorized, captured: (captured ?? 0) - (refunded ?? 0), voided: 0, refunded: 0 }[String(state)];
  if (kind === "cancel" || kind === "terminate") return held === 0;
  const captures = kind === "capture" || kind === "change_amount_and_capture";
  return held === amount && (!captures || state === "captured");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
