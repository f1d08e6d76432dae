// The ledger: what each payment is, and what each kind of operation makes of it, by the document's table.

const copy = (value) => structuredClone(value);
const iso = (ms) => new Date(ms).toISOString();

export function createLedger(now) {
  const payments = new Map();
  let made = 0;
  let last = 0;

  // Rises with every change, so that pages have an order.
  const tick = () => {
    last = Math.max(now(), last + 1);
    return iso(last);
  };

  const enter = (payment, done) => {
    const at = tick();
    payment.entries.push({
      seq: payment.entries.length + 1,
      operationId: done.operationId,
      kind: done.kind,
      amount: done.amount,
      at,
      providerOperation: done.providerOperation,
      providerCode: null,
      providerStatus: done.status,
    });
    payment.providerStatus = done.status;
    payment.updatedAt = at;
    return at;
  };

  return {
    payments,
    find: (paymentId) => payments.get(paymentId) ?? null,
    shown: (payment) => copy(payment),
    load: (payment) => payments.set(payment.paymentId, copy(payment)),

    /** `card`: what the shop may know of it. */
    authorize(request, card = null) {
      const at = tick();
      const payment = {
        paymentId: `ctr-${(++made).toString(36)}-${now().toString(36)}`,
        provider: request.provider,
        method: request.method,
        orderNumber: request.orderNumber,
        state: request.captureNow ? "captured" : "authorized",
        providerStatus: "AUTH",
        authorized: request.amount,
        captured: request.captureNow ? request.amount : 0,
        refunded: 0,
        orderedAt: request.orderedAt,
        paymentAt: at,
        capturedAt: request.captureNow ? at : null,
        canceledAt: null,
        card,
        updatedAt: at,
        entries: [],
      };
      payments.set(payment.paymentId, payment);
      enter(payment, { ...request, kind: "authorize", status: request.captureNow ? "CAPTURE" : "AUTH" });
      return payment;
    },

    /** Does it and answers null, or answers the code of a refusal. */
    act(payment, { kind, amount, operationId, providerOperation, shipment }) {
      const change = CHANGES[kind](payment, amount, shipment);
      if (typeof change === "string") return change;
      const at = enter(payment, { kind, amount, operationId, providerOperation, status: change.status });
      Object.assign(payment, change.fields);
      if (change.captures) payment.capturedAt = at;
      if (change.ends) payment.canceledAt = at;
      return null;
    },

    /** Enters a second posting of the same work where the payment's state no longer allows to do it again. */
    post(payment, done) {
      enter(payment, { ...done, status: payment.providerStatus });
    },
  };
}

const ENDED = "CTR-ENDED";
const over = (payment) => payment.state === "voided" || payment.state === "refunded";

function end(payment) {
  if (over(payment)) return ENDED;
  return payment.state === "authorized"
    ? { status: "VOID", fields: { state: "voided" }, ends: true }
    : { status: "RETURN", fields: { state: "refunded", refunded: payment.captured }, ends: true };
}

function capture(payment, amount) {
  if (payment.state !== "authorized") return over(payment) ? ENDED : "CTR-CAPTURED";
  if (amount > payment.authorized) return "CTR-TOO-MUCH";
  return { status: "SALES", fields: { state: "captured", captured: amount }, captures: true };
}

function change(payment, amount) {
  if (over(payment)) return ENDED;
  if (payment.state === "authorized") return { status: "CHANGE", fields: { authorized: amount } };
  const up = amount - (payment.captured - payment.refunded);
  return up > 0
    ? { status: "CHANGE", fields: { authorized: payment.authorized + up, captured: payment.captured + up } }
    : { status: "CHANGE", fields: { refunded: payment.refunded - up } };
}

function changeAndCapture(payment, amount) {
  if (payment.state !== "authorized") return change(payment, amount);
  const fields = { state: "captured", authorized: amount, captured: amount };
  return { status: "SALES", fields, captures: true };
}

function report(payment, _, shipment) {
  return over(payment) ? ENDED : { status: payment.providerStatus, fields: { shipment } };
}

const CHANGES = {
  capture,
  cancel: end,
  terminate: end,
  change_amount: change,
  change_amount_and_capture: changeAndCapture,
  report_shipment: report,
};
