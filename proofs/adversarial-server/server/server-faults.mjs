// What the whole server is like for a while: its health and its ledger, until an instant or until calm.

export function createServerFaults(now) {
  let health = 0;
  let ledger = { kind: "plain", until: 0 };
  let paged = 0;

  const LEDGERS = {
    plain: (taken) => taken,
    error: (taken) => ({ ...taken, reply: "error" }),
    garbage: (taken) => ({ ...taken, reply: "garbage" }),
    nothing: (taken) => ({ ...taken, reply: "nothing" }),
    html: (taken) => ({ ...taken, reply: "html" }),
    twice: ({ body, ...taken }) => ({ ...taken, body: { ...body, payments: [...body.payments, ...body.payments] } }),
    // Leads back to itself for ever.
    circles: ({ body, ...taken }) => ({ ...taken, body: { ...body, nextCursor: "again" } }),
    // One payment of the page breaks the protocol's rules: more went back than was ever captured.
    malformed: ({ body, ...taken }) => {
      const bad = paged++ % Math.max(1, body.payments.length);
      const payments = body.payments.map((payment, at) =>
        at === bad ? { ...payment, refunded: payment.captured + 1 } : payment,
      );
      return { ...taken, body: { ...body, payments } };
    },
  };

  return {
    set(wish) {
      if (wish.healthMs) health = now() + wish.healthMs;
      if (wish.ledger) ledger = { kind: wish.ledger, until: now() + wish.ledgerMs };
    },
    calm() {
      health = 0;
      ledger = { kind: "plain", until: 0 };
    },
    page: (taken) => (now() < ledger.until ? LEDGERS[ledger.kind](taken) : taken),
    health: (taken) => (now() < health ? { status: 503, body: { error: { code: "down" } } } : taken),
  };
}
