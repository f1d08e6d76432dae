import type { LedgerPayment } from "@/lib/gateway/protocol";
import { entryOf } from "../answers";
import { applied } from "../effects";
import { held, toWire } from "../payment";
import { sideOf, statusOf } from "../providers/registry";
import type { RefusalCause } from "../providers/table";
import { decideByState } from "../rules";
import { inTransaction, type LedgerContext, lockPayment, readClock, record } from "./session";

/** What a person does in the provider's own console. The amount of a cancel is what is held. */
export type ConsoleWork = { readonly paymentId: string } & (
  | { readonly kind: "cancel" }
  | { readonly kind: "capture" | "change_amount"; readonly amount: number }
);

export type ConsoleOutcome =
  | { readonly kind: "done"; readonly payment: LedgerPayment }
  | { readonly kind: "unknown_payment" }
  | { readonly kind: "refused"; readonly cause: RefusalCause };

/** The console obeys the payment's state and nothing else: limits of the linkage do not hold there. */
export function workInConsole(context: LedgerContext, work: ConsoleWork): Promise<ConsoleOutcome> {
  return inTransaction(context.pool, async (client): Promise<ConsoleOutcome> => {
    const recorded = await lockPayment(client, work.paymentId);
    if (recorded === null) return { kind: "unknown_payment" };
    const { payment, entries } = recorded;
    const amount = work.kind === "cancel" ? held(payment) : work.amount;
    const decision = decideByState(payment, { kind: work.kind, amount });
    if (decision.kind === "refuse") return { kind: "refused", cause: decision.cause };
    const at = await readClock(context, client);
    const after = applied(payment, { kind: work.kind, amount }, at);
    const side = sideOf(payment);
    const entry = entryOf(side, after, entries, {
      operationId: null,
      kind: work.kind,
      amount,
      providerOperation: "管理画面",
    });
    await record(client, after, entry);
    return { kind: "done", payment: toWire(after, statusOf(side, after), [...entries, entry]) };
  });
}
