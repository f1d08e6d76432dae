// The routes of docs/gateway-protocol.md, each answering through the behaviour of the operation it is about.

import { REPLIES } from "./replies.mjs";
import { wrongInAuthorization, wrongInOperation, wrongInSession } from "./values.mjs";

const iso = (ms) => new Date(ms).toISOString();
const mistake = (status, code, field) => ({ status, body: { error: { code, ...(field ? { field } : {}) } } });

export function createRoutes({ ledger, operations, cards, behaviours, faults, now }) {
  /** An honest answer to a mutation that was taken. */
  const said = (op) => {
    const answer = operations.answer(op);
    return answer ? { status: 200, body: answer } : mistake(409, "in_flight");
  };

  /** What the behaviour makes of a mutation's answer. */
  function mutationReply(op, request) {
    const { says = "plain" } = op.behaviour;
    if (says === "claim") return { status: 200, body: operations.claimed(op) };
    if (says === "refusal") return { status: 200, body: operations.refusal(op) };
    if (says === "refusal_before") return { status: 200, body: operations.refusalBefore(op) };
    if (says === "doubled") {
      const second = operations.repeat(op, request);
      return second ? { status: 200, body: second } : said(op);
    }
    return { ...said(op), reply: says };
  }

  async function mutate(request, paymentId) {
    const seen = operations.get(request.operationId);
    if (seen) {
      const answer = operations.repeat(seen, request);
      return answer ? { status: 200, body: answer } : mistake(409, "in_flight");
    }
    if (paymentId !== null) {
      const payment = ledger.find(paymentId);
      const same = payment?.provider === request.provider && payment.method === request.method;
      if (!same) return mistake(404, "unknown_payment");
    }
    if (now() > Date.parse(request.expiresAt)) return mistake(410, "expired");
    const { behaviour, ms } = behaviours.next(paymentId ?? request.orderNumber, request.operationId);
    const op = operations.start(request, paymentId, behaviour, ms);
    if (op.behaviour.starts === "after_expiry") await behaviours.until(Date.parse(request.expiresAt) + 1);
    return { ...mutationReply(op, request), ms: op.ms };
  }

  function inquire(id) {
    const asOf = iso(now() + (operations.get(id)?.behaviour.ahead ?? 0));
    const notFound = { status: 200, body: { found: false, asOf } };
    const op = operations.get(id);
    if (!op) return notFound;
    const found = (answer) => ({ status: 200, body: { found: true, asOf, answer } });
    const truth = () => {
      const answer = operations.answer(op);
      return answer ? found(answer) : notFound;
    };
    const { inquiry, lies } = op.behaviour;
    if (!inquiry || (!lies && now() > op.behaviourEnds)) return truth();
    switch (inquiry) {
      case "claim":
        return found(operations.claimed(op));
      case "refusal":
        return found(operations.refusal(op));
      case "refusal_before":
        return found(operations.refusalBefore(op));
      case "flip":
        op.flipped = (op.flipped ?? 0) + 1;
        return op.flipped > 1 ? found(operations.refusal(op)) : truth();
      case "not_found":
        return notFound;
      default:
        return { ...truth(), reply: inquiry };
    }
  }

  /** The payment as the ledger lists it now: while it hides a change, as it was before. */
  function listed(payment) {
    const hiding = [...operations.known.values()].find(
      (op) => op.hides && op.hides.until > now() && op.paymentId === payment.paymentId,
    );
    return hiding ? hiding.hides.as : ledger.shown(payment);
  }

  function page(query) {
    const limit = query.has("limit") ? Number(query.get("limit")) : 200;
    if (!Number.isInteger(limit) || limit < 1 || limit > 1000) return mistake(400, "malformed", "limit");
    const since = query.get("changedSince") ?? "";
    const after = query.get("cursor") ?? "";
    const asOf = iso(now());
    const place = (payment) => `${payment.updatedAt}/${payment.paymentId}`;
    const rest = [...ledger.payments.values()]
      .map(listed)
      .filter((payment) => payment.updatedAt >= since && place(payment) > after)
      .filter((payment) => !query.has("provider") || payment.provider === query.get("provider"))
      .sort((a, b) => (place(a) < place(b) ? -1 : 1));
    const payments = rest.slice(0, limit);
    const last = payments.at(-1);
    const nextCursor = rest.length > payments.length && last ? place(last) : null;
    return faults.page({ status: 200, body: { asOf, payments, nextCursor } });
  }

  function paymentAlone(id) {
    const payment = ledger.find(id);
    return payment ? { status: 200, body: listed(payment) } : mistake(404, "unknown_payment");
  }

  function post(path, body, key) {
    if (path === "/v1/authorizations") {
      const wrong = wrongInAuthorization(body, key);
      return wrong ? mistake(400, "malformed", wrong) : mutate(body, null);
    }
    if (path === "/v1/card-sessions") {
      const wrong = wrongInSession(body);
      return wrong ? mistake(400, "malformed", wrong) : { status: 200, body: cards.open() };
    }
    const [, paymentId] = /^\/v1\/payments\/([^/]+)\/operations$/.exec(path) ?? [];
    if (!paymentId) return mistake(404, "no_such_route");
    const wrong = wrongInOperation(body, key);
    return wrong ? mistake(400, "malformed", wrong) : mutate(body, paymentId);
  }

  function get(path, query) {
    if (path === "/v1/ledger") return page(query);
    if (path === "/v1/health") return faults.health({ status: 200, body: { status: "ok", asOf: iso(now()) } });
    const [, token] = /^\/v1\/card-tokens\/([^/]+)$/.exec(path) ?? [];
    if (token) {
      const body = cards.read(token);
      return body ? { status: 200, body } : mistake(404, "unknown_token");
    }
    const [, route, id] = /^\/v1\/(operations|payments)\/([^/]+)$/.exec(path) ?? [];
    if (route === "operations") return inquire(id);
    return route === "payments" ? paymentAlone(id) : mistake(404, "no_such_route");
  }

  return { post, get, reply: (taken, res) => (REPLIES[taken.reply ?? "plain"] ?? REPLIES.plain)({ res, ...taken }) };
}
