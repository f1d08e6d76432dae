// The ways an answer can go back, right and wrong. Each gets the right answer.

import { setTimeout as wait } from "node:timers/promises";

const json = (res, status, body, headers = {}) => {
  const text = JSON.stringify(body);
  res.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text), ...headers });
  res.end(text);
  return { status, body };
};
const html = (res, status) => {
  const text = "<!doctype html><html><body><h1>Welcome</h1><p>upstream</p></body></html>";
  res.writeHead(status, { "content-type": "text/html" });
  res.end(text);
  return { status, body: text };
};
const raw = (res, status, text) => {
  res.writeHead(status, { "content-type": "application/json" });
  res.end(text);
  return { status, body: text };
};
const SILENCE = { status: null, body: null };

/** An inquiry wraps the answer, a mutation is the answer; the lie stands inside. */
const bend = (body, how) =>
  "answer" in body ? { ...body, answer: { ...body.answer, ...how(body.answer) } } : { ...body, ...how(body) };

/** The answer with its own entries replaced. */
const ownEntries = (body, how) =>
  bend(body, ({ operationId, payment }) => ({
    payment: payment && {
      ...payment,
      entries: payment.entries.flatMap((entry) => (entry.operationId === operationId ? how(entry) : [entry])),
    },
  }));

const otherAmounts = (payment) => ({
  ...payment,
  ...(payment.state === "authorized" ? { authorized: payment.authorized + 1 } : {}),
  ...(payment.state === "voided" ? { state: "authorized", canceledAt: null } : {}),
  ...(payment.state === "captured" ? { authorized: payment.authorized + 1, captured: payment.captured + 1 } : {}),
  ...(payment.state === "refunded" ? { state: "captured", refunded: 0, canceledAt: null } : {}),
});

export const REPLIES = {
  plain: ({ res, status, body }) => json(res, status, body),
  nothing: () => SILENCE,
  cut: ({ res }) => {
    res.destroy();
    return SILENCE;
  },
  late: async ({ res, status, body, ms }) => {
    await wait(ms);
    return json(res, status, body);
  },
  error: ({ res }) => json(res, 500, { error: { code: "internal" } }),
  garbage: ({ res, body }) => raw(res, 200, JSON.stringify(body).slice(0, -7)),
  nonsense: ({ res }) => raw(res, 200, '{"result":"succeeded","ok":true}'),
  html: ({ res }) => html(res, 200),
  proxy_404: ({ res }) => html(res, 404),
  proxy_json_404: ({ res }) => raw(res, 404, '{"error":"not found","path":"/v1"}'),
  wrong_code: ({ res }) => json(res, 404, { error: { code: "expired" } }),
  short_body: ({ res, status, body }) => {
    const text = JSON.stringify(body);
    res.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) + 40 });
    res.write(text);
    setTimeout(() => res.destroy(), 50);
    return SILENCE;
  },
  huge: ({ res, status, body }) => json(res, status, { padding: "あ".repeat(300_000), ...body }),
  redirect: ({ res }) => {
    res.writeHead(307, { location: "/control/trap" });
    res.end();
    return { status: 307, body: null };
  },
  slow_headers: async ({ res, status, body }) => {
    const text = JSON.stringify(body);
    const head = `HTTP/1.1 ${status} OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n`;
    for (let at = 0; at < head.length && !res.socket?.destroyed; at += 24) {
      res.socket?.write(head.slice(at, at + 24));
      await wait(60);
    }
    res.socket?.end(text);
    return { status, body };
  },
  echo_operation: ({ res, status, body }) =>
    json(
      res,
      status,
      bend(body, (answer) => ({ operationId: `${answer.operationId}x`.slice(-64) })),
    ),
  echo_payment: ({ res, status, body }) =>
    json(
      res,
      status,
      bend(body, ({ payment }) => ({
        paymentId: "someone-else",
        payment: payment && { ...payment, paymentId: "someone-else" },
      })),
    ),
  echo_kind: ({ res, status, body }) =>
    json(
      res,
      status,
      bend(body, ({ kind }) => ({ kind: kind === "cancel" ? "capture" : "cancel" })),
    ),
  echo_amount: ({ res, status, body }) =>
    json(
      res,
      status,
      bend(body, ({ payment }) => ({ payment: payment && otherAmounts(payment) })),
    ),
  unentered: ({ res, status, body }) =>
    json(
      res,
      status,
      ownEntries(body, () => []),
    ),
  anothers: ({ res, status, body }) =>
    json(
      res,
      status,
      ownEntries(body, (entry) => [{ ...entry, operationId: `other-${entry.operationId}`.slice(0, 64) }]),
    ),
  unshown: ({ res, status, body }) =>
    json(
      res,
      status,
      bend(body, () => ({ result: "succeeded" })),
    ),
  in_flight: ({ res }) => json(res, 409, { error: { code: "in_flight" } }),
  expired: ({ res }) => json(res, 410, { error: { code: "expired" } }),
};
