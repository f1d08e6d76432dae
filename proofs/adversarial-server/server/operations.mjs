// One record per operation id: the request, whether it has begun, and how it ended.

import { BEHAVIOURS } from "./behaviours.mjs";
import { DUPLICATES, familyOf } from "./values.mjs";

const CLOCK_ALLOWANCE_MS = 2000;
const iso = (ms) => new Date(ms).toISOString();

export function createOperations({ ledger, cards, now, origin }) {
  const known = new Map();
  const timers = new Set();
  const later = (ms, run) => {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        run();
      },
      Math.max(0, ms),
    );
    timers.add(timer);
  };

  const kindOf = (op) => op.request.kind ?? "authorize";
  const answerOf = (op, result, payment, code = null) => ({
    operationId: op.request.operationId,
    paymentId: payment?.paymentId ?? null,
    kind: kindOf(op),
    result,
    providerOperation: op.request.providerOperation,
    providerCode: code,
    providerStatus: payment?.providerStatus ?? null,
    processedAt: iso(now()),
    payment: payment ? ledger.shown(payment) : null,
    ...(result === "pending" && op.behaviour.waits && kindOf(op) === "authorize" ? { waitsFor: waitsFor(op) } : {}),
  });
  const waitsFor = (op) => {
    if (op.behaviour.waits === "screening") return { for: "screening" };
    const places = { buyer: origin(), elsewhere: "https://elsewhere.example", script: "javascript:alert(1)//" };
    return {
      for: "buyer",
      url: `${places[op.behaviour.waits]}/3ds/${op.request.operationId}`,
      until: iso(now() + op.takes),
    };
  };
  const paymentOf = (op) => (op.paymentId ? ledger.find(op.paymentId) : null);

  /** Does it once. Answers what it did, honestly. */
  function once(op, request) {
    if (kindOf(op) === "authorize") {
      const card = request.card === null ? null : cards.take(request, op.behaviour.takesAgain);
      if (request.card !== null && card === null) return answerOf(op, "refused", null, "CTR-CARD");
      const captureNow = request.captureNow || op.behaviour.does === "captures";
      const payment = ledger.authorize({ ...request, captureNow }, card);
      op.paymentId ??= payment.paymentId;
      return answerOf(op, "succeeded", payment);
    }
    const payment = paymentOf(op);
    const operationId = op.behaviour.does === "as_console" ? null : request.operationId;
    const code = ledger.act(payment, { ...request, operationId, kind: kindOf(op) });
    return code === null ? answerOf(op, "succeeded", payment) : answerOf(op, "refused", payment, code);
  }

  function again(op) {
    const payment = paymentOf(op);
    const held = payment && payment.captured - payment.refunded;
    const { request } = op;
    // A doubled refund takes the difference twice; whatever the state no longer allows is posted a second time.
    const refund = payment?.state === "captured" && kindOf(op).startsWith("change") && op.before - request.amount;
    if (kindOf(op) === "authorize") ledger.authorize(request);
    else if (refund > 0 && held - refund >= 1) once(op, { ...request, amount: held - refund });
    else ledger.post(payment, { ...request, kind: kindOf(op) });
  }

  /** What a success would look like, without its being done. */
  function claimed(op) {
    const real = paymentOf(op);
    if (!real) return answerOf(op, "refused", null, "CTR-REFUSED");
    const shown = ledger.shown(op.first ?? real);
    const code = ledger.act(shown, { ...op.request, kind: kindOf(op) });
    return code === null ? answerOf(op, "succeeded", shown) : answerOf(op, "refused", real, code);
  }

  function finish(op) {
    const { does = "asked" } = op.behaviour;
    const payment = paymentOf(op);
    op.first = payment && ledger.shown(payment);
    op.before = payment && (payment.state === "authorized" ? payment.authorized : payment.captured - payment.refunded);
    if (does === "refuses") op.answer = answerOf(op, "refused", payment, "CTR-REFUSED");
    else if (does === "other") op.answer = once(op, { ...op.request, amount: Math.max(1, op.request.amount - 7) });
    else op.answer = once(op, op.request);
    if (does === "twice" && op.answer.result === "succeeded") {
      again(op);
      if (paymentOf(op)) op.answer = answerOf(op, "succeeded", paymentOf(op));
    }
    if (op.behaviour.hides && op.first && op.answer.result === "succeeded") {
      op.hides = { until: now() + op.ms, as: op.first };
    }
  }

  function begin(op) {
    op.begun = true;
    if (op.behaviour.takes) later(op.takes, () => finish(op));
    else finish(op);
  }

  const STARTS = {
    at_once: begin,
    never: () => undefined,
    just_in_time: (op) => later(Date.parse(op.request.expiresAt) - now() - 200, () => begin(op)),
    skewed: (op) => later(Date.parse(op.request.expiresAt) - now() + 900, () => begin(op)),
    after_expiry: () => undefined,
    after_final: (op) => later(Date.parse(op.request.expiresAt) - now() + CLOCK_ALLOWANCE_MS + 2500, () => begin(op)),
  };

  /** A body that asks for the same, whenever it expires. */
  const sameAs = (op, request) =>
    JSON.stringify({ ...op.request, expiresAt: 0 }) === JSON.stringify({ ...request, expiresAt: 0 });

  return {
    known,
    get: (id) => known.get(id) ?? null,

    start(request, paymentId, behaviour, ms) {
      const op = {
        request,
        paymentId,
        behaviour: BEHAVIOURS[behaviour],
        behaviourName: behaviour,
        ms,
        takes: BEHAVIOURS[behaviour].takes === "long" ? 3 * ms : ms,
        behaviourEnds: now() + ms,
        begun: false,
        answer: null,
      };
      known.set(request.operationId, op);
      op.first = paymentId && ledger.shown(ledger.find(paymentId));
      STARTS[op.behaviour.starts ?? "at_once"](op);
      return op;
    },
    forget: (op) => known.delete(op.request.operationId),

    /** What the server says of an operation now; null before it began. */
    answer(op) {
      if (!op.begun) return null;
      return op.answer ?? answerOf(op, "pending", paymentOf(op));
    },
    claimed,
    refusal: (op) => answerOf(op, "refused", paymentOf(op), "CTR-REFUSED"),
    /** As if nothing had happened to the payment since it was asked. */
    refusalBefore: (op) =>
      answerOf(op, "refused", op.first ?? (kindOf(op) === "authorize" ? null : paymentOf(op)), "CTR-REFUSED"),

    /** The same id again, by the provider's family. */
    repeat(op, request) {
      if (!op.answer) return null;
      const family = familyOf(op.request.provider);
      const code = op.behaviour.ownCodes ? "CTR-SEEN-BEFORE" : DUPLICATES[op.request.provider];
      if (op.answer.result === "refused" || Date.parse(op.request.expiresAt) < now()) return op.answer;
      if (family === "merchant_operation_id") return answerOf(op, "refused", paymentOf(op), code);
      if (family === "none") return once(op, request);
      return sameAs(op, request) ? op.answer : answerOf(op, "refused", paymentOf(op), code);
    },
    /** How much is still to be begun or finished. */
    underway: () => timers.size,
  };
}
