// Card forms and tokens, by the document: a token is good once, for its order and method, for fifteen minutes.

import { randomUUID } from "node:crypto";

const LIFETIME_MS = 15 * 60 * 1000;
const iso = (ms) => new Date(ms).toISOString();
const newId = () => randomUUID().replaceAll("-", "");

export function createCards({ now, origin }) {
  const tokens = new Map();

  const stateOf = ({ usedBy, until }) => {
    if (usedBy !== null) return "used";
    return now() > until ? "expired" : "usable";
  };

  return {
    /** The address leads to no form: tests say which card was typed. */
    open() {
      const sessionId = newId();
      return { sessionId, url: `${origin()}/form/${sessionId}`, expiresAt: iso(now() + LIFETIME_MS) };
    },

    /** As if a card had been typed on the form. Answers its token. */
    give({ provider, method, orderNumber, securityCode }) {
      const token = newId();
      const card = { brand: "VISA", last4: "1111", expiry: "2031-12", securityCode };
      tokens.set(token, { card, provider, method, orderNumber, until: now() + LIFETIME_MS, usedBy: null });
      return token;
    },

    read(token) {
      const known = tokens.get(token);
      if (!known) return null;
      const { card, provider, method, orderNumber, until } = known;
      return { token, ...card, provider, method, orderNumber, state: stateOf(known), expiresAt: iso(until) };
    },

    /** The card of an authorization, its token spent; null where there is none to be had. `again`: it is not spent. */
    take({ operationId, method, orderNumber, card: { token, securityCode } }, again) {
      const known = tokens.get(token);
      if (!known || known.method !== method || known.orderNumber !== orderNumber) return null;
      if (stateOf(known) !== "usable") return null;
      // A provider that takes a token again goes on calling it usable.
      if (!again) known.usedBy = operationId;
      return securityCode === "required" && known.card.securityCode === "not_given" ? null : known.card;
    },
  };
}
