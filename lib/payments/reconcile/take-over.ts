import { heldAmount, type LedgerAmounts } from "@/lib/gateway/ledger-payment";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import { canceledOrder, paymentAfter } from "@/lib/payments/decide/effect";
import type { OrderPatch, PaymentPatch } from "@/lib/payments/model/patches";
import { stageOf, storedDeadlinesOf } from "@/lib/payments/model/payment-facts";
import type { ConsoleTaskRecord, LockedOrder, PaymentRecord, PendingEdit } from "@/lib/payments/model/records";
import type { EpochMs } from "@/lib/time/epoch";
import { isWorkOf } from "./compare";

/** What our rows become when our record of a payment follows the provider's ledger. */
export interface TakenOver {
  readonly order: OrderPatch;
  /** null: our record has ended, and stays as it is. */
  readonly payment: PaymentPatch | null;
  /** Console tasks whose work the ledger shows. */
  readonly doneTasks: readonly ConsoleTaskRecord[];
  /** Console tasks that the ledger made obsolete. */
  readonly obsoleteTasks: readonly ConsoleTaskRecord[];
  /** The amount task that stays, or has to be opened: the provider holds another amount than `total`, which it should. */
  readonly outstanding: {
    readonly task: ConsoleTaskRecord | null;
    readonly held: number;
    readonly total: number;
  } | null;
}

/**
 * Nothing is sent and nothing is decided about money: our record follows the provider's ledger.
 * `edit`: an edit that waits for the amount that the ledger shows, or null. Null where the ledger cannot be taken over.
 */
export function takenOver(
  locked: LockedOrder & { readonly payment: PaymentRecord },
  ledger: LedgerPayment,
  edit: PendingEdit | null,
  by: { readonly staffId: string; readonly now: EpochMs },
): TakenOver | null {
  const { order, openTasks } = locked;
  const payment = patchOf(locked.payment, ledger);
  if (payment === undefined) return null;
  const after = { ...locked.payment, ...payment };
  const canceled = stageOf(after) === "canceled";
  const mark = canceled && !order.cancellationMark ? canceledOrder(by.staffId, by.now) : {};
  const patch: OrderPatch = {
    ...mark,
    ...(edit ?? {}),
    stage: stageOf(after),
    ...storedDeadlinesOf({ ...order, cancellationMark: canceled || order.cancellationMark }, after),
  };
  const total = patch.total ?? order.total;
  const { waitingAmount } = after;
  const work = workAfter({ canceled, total, waitingAmount, openTasks }, ledger);
  return { order: patch, payment, ...work };
}

interface BeforeTakeOver extends Pick<LockedOrder, "openTasks"> {
  /** By our record as it is afterwards. */
  readonly canceled: boolean;
  readonly total: number;
  readonly waitingAmount: number | null;
}

/** What becomes of the work in consoles. Screens ask the same before anything is taken over. */
export function workAfter(
  { canceled, total, waitingAmount, openTasks }: BeforeTakeOver,
  ledger: LedgerAmounts,
): Pick<TakenOver, "doneTasks" | "obsoleteTasks" | "outstanding"> {
  const held = heldAmount(ledger);
  const doneTasks = openTasks.filter((task) => isWorkOf(task, ledger));
  const left = openTasks.filter((task) => !doneTasks.includes(task));
  const amountTask = left.find((task) => task.kind === "change_amount") ?? null;
  // The order's total, or the amount of an edit that was refused and is outstanding beside it.
  const wanted = amountTask?.amountAfter ?? total;
  const agrees = canceled || held === wanted || waitingAmount === wanted;
  const obsoleteTasks = amountTask !== null && agrees ? [amountTask] : [];
  // Also of a marked order: its mark may be taken off again, and then the amount is outstanding.
  const outstanding = agrees ? null : { task: amountTask, held, total: wanted };
  return { doneTasks, obsoleteTasks, outstanding };
}

/** undefined: the ledger holds an instant that cannot be read. */
function patchOf(payment: PaymentRecord, ledger: LedgerPayment): PaymentPatch | null | undefined {
  if (stageOf(payment) === "canceled") return null;
  const patch = paymentAfter(ledger);
  if (patch === null) return undefined;
  const { waitingAmount } = payment;
  const waits = patch.state === "authorized" && waitingAmount !== null && waitingAmount < patch.authorized;
  return { ...patch, waitingAmount: waits ? waitingAmount : null };
}
