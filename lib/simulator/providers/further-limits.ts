import type { EpochMs } from "@/lib/time/epoch";
import type { Mutation, Payment } from "../payment";
import type { FurtherLimit, LimitCase, TimeLimit } from "./table";
import { lastInstant } from "./time-limit";

type Kinds = readonly Mutation["kind"][];
export const CANCELS: Kinds = ["cancel", "terminate"];
export const CHANGES: Kinds = ["change_amount", "change_amount_and_capture"];

interface Where {
  readonly kinds: Kinds;
  readonly methods?: readonly string[];
  readonly stage?: "before" | "after";
}

/** Whether a limit that holds for some operations concerns this one. */
export function concerns({ request, payment }: LimitCase, where: Where): boolean {
  if (!where.kinds.includes(request.kind)) return false;
  if (where.methods !== undefined && !where.methods.includes(request.method)) return false;
  if (where.stage === undefined || payment === null) return true;
  return (payment.capturedAt === null) === (where.stage === "before");
}

/** A limit that ends at an instant, inclusive. */
export function endsAt(name: string, says: string, where: Where, limit: TimeLimit): FurtherLimit {
  return endsBy(name, says, where, (payment) => lastInstant(payment, limit));
}

/** As endsAt, with an end that no TimeLimit can say. */
export function endsBy(
  name: string,
  says: string,
  where: Where,
  end: (payment: Payment) => EpochMs | null,
): FurtherLimit {
  return {
    name,
    says,
    judge: (limitCase) => {
      if (limitCase.payment === null || !concerns(limitCase, where)) return null;
      const last = end(limitCase.payment);
      return last !== null && limitCase.now > last ? { refuse: "expired" } : null;
    },
  };
}

/** A limit that takes the operation and finishes it later; the provider's status word meanwhile. */
export function finishedLater(name: string, says: string, where: Where, status: string): FurtherLimit {
  return {
    name,
    says,
    judge: (limitCase) => (limitCase.payment !== null && concerns(limitCase, where) ? { pending: status } : null),
  };
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** An authorization that is not captured ends by itself, so many days of 24 hours after it was granted. */
export function authorizationLapses(days: Readonly<Record<string, number>>): FurtherLimit {
  const told = Object.entries(days).map(([method, count]) => `${method} ${count}`);
  return {
    name: "authorization-lapses",
    says: `an authorization that is not captured lapses after so many days: ${told.join(", ")}`,
    lapsesAfterDays: days,
    // Also before the next round has written it down.
    judge: ({ request, payment, now }) => {
      const count = days[request.method];
      if (payment === null || payment.capturedAt !== null || count === undefined) return null;
      return now > payment.paymentAt + count * DAY_MS ? { refuse: "expired" } : null;
    },
  };
}

/** An order number counts once: a second authorization is refused while the first payment is alive. */
export const ORDER_NUMBER_ONCE: FurtherLimit = {
  name: "order-number-once",
  says: "a second authorization of a live order number is refused",
  judge: ({ request, orderNumberTaken }) =>
    request.kind === "authorize" && orderNumberTaken ? { refuse: "duplicate" } : null,
};
