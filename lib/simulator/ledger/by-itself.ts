import type { LedgerPayment } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { type Payment, toWire } from "../payment";
import { sideOf, statusOf, TABLES } from "../providers/registry";
import { hasPending, inTransaction, keep, type LedgerContext, lockPayment, readClock } from "./session";

/** What becomes of a payment without an operation, so that its history has no entry of it. */
export type Happening = "lapse" | "buyer_paid";

export type Happened =
  | { readonly kind: "done"; readonly payment: LedgerPayment }
  | { readonly kind: "unknown_payment" }
  /** Only an authorization lapses, only a payment that lives is paid, each once. */
  | { readonly kind: "refused" };

export function letHappen(context: LedgerContext, paymentId: string, what: Happening): Promise<Happened> {
  return inTransaction(context.pool, async (client): Promise<Happened> => {
    const recorded = await lockPayment(client, paymentId);
    if (recorded === null) return { kind: "unknown_payment" };
    const after = happened(recorded.payment, what, await readClock(context, client));
    if (after === null || (what === "lapse" && (await hasPending(client, paymentId)))) return { kind: "refused" };
    await keep(client, after);
    return { kind: "done", payment: toWire(after, statusOf(sideOf(after), after), recorded.entries) };
  });
}

function happened(payment: Payment, what: Happening, now: EpochMs): Payment | null {
  const updatedAt = Math.max(now, payment.updatedAt);
  const lives = payment.state === "authorized" || payment.state === "captured";
  switch (what) {
    case "lapse":
      return payment.state === "authorized" ? { ...payment, state: "lapsed", lapsedAt: updatedAt, updatedAt } : null;
    case "buyer_paid":
      return lives && payment.buyerPaidAt === null ? { ...payment, buyerPaidAt: updatedAt, updatedAt } : null;
  }
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Ends the authorizations whose provider's limit is switched on and has passed. Answers how many. */
export async function lapseDue(context: LedgerContext): Promise<number> {
  const due: string[] = [];
  const now = await readClock(context, context.pool);
  for (const [method, days] of switchedOnDays(context)) {
    const { rows } = await context.pool.query<{ payment_id: string }>(
      `SELECT payment_id FROM simulator.payments
        WHERE state = 'authorized' AND method = $1 AND payment_at < $2 ORDER BY payment_at`,
      [method, new Date(now - days * DAY_MS)],
    );
    due.push(...rows.map((row) => row.payment_id));
  }
  let lapsed = 0;
  for (const paymentId of due) {
    if ((await letHappen(context, paymentId, "lapse")).kind === "done") lapsed += 1;
  }
  return lapsed;
}

function switchedOnDays(context: LedgerContext): readonly (readonly [method: string, days: number])[] {
  const on = context.switchedOn();
  return TABLES.flatMap(({ provider, furtherLimits = [] }) =>
    furtherLimits.flatMap((limit) =>
      on.has(`${provider}:${limit.name}`) ? Object.entries(limit.lapsesAfterDays ?? {}) : [],
    ),
  );
}
