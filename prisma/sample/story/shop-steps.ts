import { canceledOrder } from "@/lib/payments/decide/effect";
import type { NoAuthorization, Plan } from "@/lib/payments/model/contract";
import type { OrderStatus } from "@/lib/payments/model/order-states";
import { heldOf } from "@/lib/payments/model/payment-facts";
import type { EpochMs } from "@/lib/time/epoch";
import { DAY_MS } from "../calendar";
import type { Sums } from "../goods";
import { CONSOLE_NOTES, NOT_NEEDED_NOTES } from "../remarks";
import type { TaskRow } from "../rows";
import { enterAtProvider } from "./calls";
import { change, type Draft, happened, nextMoment } from "./draft";
import { changeAtProvider, copyFromProvider, endAtProvider, providerSideOf } from "./payment-steps";

/** The shop's own work went on. */
export function moveStatus(draft: Draft, at: EpochMs, status: OrderStatus): void {
  const changes = change(draft, { status });
  if (changes.length === 0) return;
  happened(draft, {
    at,
    actor: "staff",
    staffId: draft.world.staff.operator,
    kind: "status_changed",
    data: { changes },
  });
}

export function writeMemo(draft: Draft, at: EpochMs, memo: string): void {
  const changes = change(draft, { memo });
  happened(draft, { at, actor: "staff", staffId: draft.world.staff.operator, kind: "memo_changed", data: { changes } });
}

interface TaskNeed {
  readonly kind: TaskRow["kind"];
  readonly at: EpochMs;
  readonly amountBefore: number;
  readonly amountAfter: number;
  readonly reasons: readonly string[];
  readonly operationId: string | null;
}

/** A console task is outstanding from now on. Its number in the database is not known here, so its event does not name it. */
export function openTask(draft: Draft, need: TaskNeed): TaskRow {
  const { at, ...rest } = need;
  const task: TaskRow = {
    ...rest,
    orderId: draft.order.id,
    methodId: draft.order.methodId,
    state: "open",
    openedAt: at,
    openedBy: draft.world.staff.operator,
    seenAt: null,
    seenDenied: false,
    workedAt: null,
    closedAt: null,
    closedBy: null,
    note: "",
  };
  draft.tasks.push(task);
  return task;
}

type Tasked = Extract<Plan, { does: "mark_and_task" }> | Extract<Plan, { does: "change_and_task" }>;

function needOf(plan: Tasked, at: EpochMs): TaskNeed {
  const { reasons } = plan;
  return plan.does === "mark_and_task"
    ? { kind: "cancel", at, amountBefore: plan.amount, amountAfter: 0, reasons, operationId: null }
    : {
        kind: "change_amount",
        at,
        amountBefore: plan.amountBefore,
        amountAfter: plan.amount,
        reasons,
        operationId: null,
      };
}

/** 取消区分 by hand: nothing is sent, a console task is outstanding. */
export function markByHand(
  draft: Draft,
  at: EpochMs,
  plan: Extract<Plan, { does: "mark_and_task" }>,
  reason: string,
): TaskRow {
  const staffId = draft.world.staff.operator;
  const changes = change(draft, canceledOrder(staffId, at));
  const task = openTask(draft, needOf(plan, at));
  happened(draft, {
    at,
    actor: "staff",
    staffId,
    kind: "mark_set",
    data: { changes, reason, ruleReasons: plan.reasons },
  });
  return task;
}

/** Without a live authorization no call is made. */
export function cancelInShop(draft: Draft, at: EpochMs, ruleReasons: readonly NoAuthorization[], reason: string): void {
  const staffId = draft.world.staff.operator;
  const changes = change(draft, canceledOrder(staffId, at));
  happened(draft, { at, actor: "staff", staffId, kind: "canceled_in_shop", data: { changes, reason, ruleReasons } });
}

/** 取消区分 off again, by 管理者, while its task is open. */
export function unmark(draft: Draft, at: EpochMs, task: TaskRow, statusBefore: OrderStatus): void {
  const { random, world } = draft;
  const bare = { cancellationMark: false, cancellationMarkedAt: null, cancellationMarkedBy: null };
  const changes = change(draft, { ...bare, status: statusBefore });
  const reason = random.pick(NOT_NEEDED_NOTES);
  const staffId = world.staff.admin;
  Object.assign(task, { state: "not_needed", closedAt: at, closedBy: staffId, note: reason });
  happened(draft, { at, actor: "staff", staffId, kind: "mark_removed", data: { changes, reason } });
}

/** The order's amount changed, the provider's did not: a console task is outstanding. */
export function changeInShop(
  draft: Draft,
  at: EpochMs,
  plan: Extract<Plan, { does: "change_and_task" }>,
  sums: Sums,
  reason: string,
): TaskRow {
  const changes = change(draft, sums);
  const task = openTask(draft, needOf(plan, at));
  const data = { changes, reason, ruleReasons: plan.reasons };
  happened(draft, { at, actor: "staff", staffId: draft.world.staff.operator, kind: "amount_changed_in_shop", data });
  return task;
}

/** A decrease that the capture will carry. */
export function waitForCapture(draft: Draft, at: EpochMs, sums: Sums, reason: string): void {
  const data = { changes: change(draft, sums), reason };
  draft.payment.waitingAmount = sums.total;
  happened(draft, { at, actor: "staff", staffId: draft.world.staff.operator, kind: "amount_waits_for_capture", data });
}

/** As the simulator's own console enters it. */
export const CONSOLE_WORK = "管理画面";

/** A person did it in the provider's console: the ledger has it, the shop knows nothing of it. */
export function workAtProvider(draft: Draft, work: Pick<TaskRow, "kind" | "amountAfter">, at: EpochMs): void {
  const { kind, amountAfter } = work;
  const amount = kind === "cancel" ? heldOf(providerSideOf(draft)) : amountAfter;
  if (kind === "cancel") endAtProvider(draft, at);
  else changeAtProvider(draft, amountAfter);
  enterAtProvider(draft, { operationId: null, kind, amount, at, providerOperation: CONSOLE_WORK });
}

/** Staff did it in the provider's console and recorded it done. */
export function workInConsole(draft: Draft, task: TaskRow): void {
  const workedAt = nextMoment(draft, 2 * DAY_MS);
  workAtProvider(draft, task, workedAt);
  copyFromProvider(draft);
  recordDone(draft, task, workedAt);
}

/** Staff recorded it done without doing it: the shop believes the payment ended, the provider holds it. */
export function onlyRecordDone(draft: Draft, task: TaskRow): void {
  const { payment } = draft;
  const workedAt = nextMoment(draft, 2 * DAY_MS);
  const state = payment.state === "captured" ? "refunded" : "voided";
  Object.assign(payment, { state, refunded: payment.captured, canceledAt: workedAt });
  recordDone(draft, task, workedAt);
}

function recordDone(draft: Draft, task: TaskRow, workedAt: EpochMs): void {
  const { random, world } = draft;
  const note = random.pick(CONSOLE_NOTES);
  Object.assign(task, { state: "done", workedAt, closedAt: workedAt, closedBy: world.staff.operator, note });
  const changes = change(draft, task.kind === "cancel" ? { stage: "canceled" } : {});
  happened(draft, {
    at: workedAt,
    actor: "staff",
    staffId: world.staff.operator,
    kind: "console_task_done",
    data: { changes, amountBefore: task.amountBefore, amount: task.amountAfter, reason: note, byPersonsWord: true },
  });
}
