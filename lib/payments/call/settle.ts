import type { LedgerPayment } from "@/lib/gateway/protocol";
import { type Effect, effectOfSuccess } from "@/lib/payments/decide/effect";
import { changesOf } from "@/lib/payments/model/changes";
import type { VerbAnswer } from "@/lib/payments/model/contract";
import type { OrderEventData, OrderEventKind } from "@/lib/payments/model/order-events";
import type { AttemptEnd, LockedOrder, OperationRecord } from "@/lib/payments/model/records";
import { isTerminal, mayFollow } from "@/lib/payments/model/states";
import type { OperationPatch, Store, Tx } from "@/lib/payments/store/port";
import { ok } from "@/lib/result/result";
import type { EpochMs } from "@/lib/time/epoch";
import { answerOf } from "./answer";
import { keptAnswer } from "./kept-answer";
import { nextInquiryAt, nextLookAt, PATIENCE } from "./pace";
import { INCONCLUSIVE, type Reading, WAITS } from "./reading";

/** The result of one step on an operation, ready to be written. */
export interface Step {
  readonly operationId: string;
  /** A process that lost the lease meanwhile writes nothing. */
  readonly fence: number;
  readonly by: By;
  /** Asked under the locks: a person who lost the role meanwhile writes nothing. */
  readonly mayWrite?: (tx: Tx) => Promise<boolean>;
  /** Called with the database's clock, read under lock. */
  readonly read: (now: EpochMs) => Reading;
  /** In the order in which they were made. */
  readonly attempts: readonly StepAttempt[];
}

export interface By {
  readonly actor: "staff" | "worker";
  readonly staffId: string | null;
  /** The note of a manual resolution; absent where the provider's answer is written. */
  readonly manualResolution?: string;
}

export type StepAttempt =
  /** The send's row was written with the intent. */
  | { readonly kind: "send"; readonly seq: number; readonly end: (reading: Reading, now: EpochMs) => AttemptEnd }
  | { readonly kind: "inquire"; readonly tookMs: number; readonly end: (reading: Reading, now: EpochMs) => AttemptEnd };

export interface Settled {
  readonly operation: OperationRecord;
  readonly answer: VerbAnswer;
  /** False where this step had written before, the operation had ended, or the step may not write. */
  readonly wrote: boolean;
}

/**
 * Writes what a step brought, with its effect on order, payment, trail and the key's answer, in one transaction.
 * Repeating it is harmless. Throws StoreError.
 */
export function settle(store: Store, step: Step): Promise<Settled> {
  return store.transaction(async (tx) => {
    const known = await tx.findOperation(step.operationId);
    if (known === null) throw new Error(`operation ${step.operationId} does not exist`);
    const locked = await tx.lockOrder(known.orderId);
    // Read again: another process may have ended it while this one waited for the lock.
    const operation = await tx.findOperation(step.operationId);
    if (locked === null || operation === null) throw new Error(`operation ${step.operationId} lost its order`);
    const now = await tx.now();
    const lost = isTerminal(operation.state) || !hasLease(operation, step);
    if (lost || (await step.mayWrite?.(tx)) === false) {
      const answer = await keptAnswer(tx, operation, locked.order.version, operation.settledAt ?? now);
      return { operation, answer, wrote: false };
    }
    const writing: Writing = { tx, step, locked, operation, now };
    const reading = await believed(writing, step.read(now));
    await writeAttempts(writing, reading);
    return write(writing, reading);
  });
}

/** A step ends its lease. If the lease is gone, a COMMIT whose answer was lost has written this step before. */
function hasLease(operation: OperationRecord, step: Step): boolean {
  return operation.fence === step.fence && operation.leaseUntil !== null;
}

interface Writing {
  readonly tx: Tx;
  readonly step: Step;
  readonly locked: LockedOrder;
  readonly operation: OperationRecord;
  readonly now: EpochMs;
}

/** The reading, or `unknown` where our own rows contradict it. */
async function believed(writing: Writing, reading: Reading): Promise<Reading> {
  return (await contradictsRows(writing, reading)) ? { outcome: "unknown", cause: "not_understood" } : reading;
}

/**
 * Contradictions are: a success whose ledger cannot be read, an authorization with another order's payment, and "nothing"
 * about an authorization that the provider has said it has taken.
 */
async function contradictsRows(writing: Writing, reading: Reading): Promise<boolean> {
  const { operation } = writing;
  if (reading.outcome === "never_begun") return operation.waitsFor !== null;
  if (reading.outcome !== "succeeded") return false;
  if (effectOf(writing, reading) === null) return true;
  return operation.kind === "authorize" && !(await bringsOwnPayment(writing, reading.payment));
}

async function bringsOwnPayment({ tx, step, locked, operation }: Writing, ledger: LedgerPayment): Promise<boolean> {
  const manually = step.by.manualResolution !== undefined;
  if (!manually && ledger.orderNumber !== locked.order.orderNumber) return false;
  const known = await tx.comparable(ledger.paymentId);
  return known === null || known.payment.id === operation.paymentId;
}

function effectOf({ locked, operation, now }: Writing, reading: Reading & { outcome: "succeeded" }): Effect | null {
  const { payment } = locked;
  return payment === null ? null : effectOfSuccess({ ...locked, payment }, operation, reading.payment, now);
}

async function writeAttempts({ tx, step, operation, now }: Writing, reading: Reading): Promise<void> {
  const operationId = operation.id;
  let seq = operation.sends + operation.inquiries;
  for (const attempt of step.attempts) {
    const end = attempt.end(reading, now);
    if (attempt.kind === "send") {
      await tx.endAttempt(operationId, attempt.seq, end);
    } else {
      seq += 1;
      await tx.insertAttempt({ operationId, seq, kind: "inquire", startedAt: now - attempt.tookMs, end });
    }
  }
}

/** How many inquiries were made about the operation, this step included. */
function inquiriesBy({ operation, step }: Writing): number {
  return operation.inquiries + step.attempts.filter((attempt) => attempt.kind === "inquire").length;
}

async function write(writing: Writing, reading: Reading): Promise<Settled> {
  switch (reading.outcome) {
    case "succeeded":
      return succeed(writing, reading);
    case "refused": {
      const { providerCode, providerStatus } = reading;
      await noteRejected(writing);
      return end(writing, { state: "failed", providerCode, providerStatus }, "operation_failed", { providerCode });
    }
    case "never_begun":
      return end(writing, { state: "not_sent", cause: reading.cause }, "operation_not_sent", { cause: reading.cause });
    case "waits":
      return wait(writing, reading);
    case "unknown":
      return stayOpen(writing, reading);
  }
}

async function succeed(writing: Writing, reading: Reading & { outcome: "succeeded" }): Promise<Settled> {
  const { tx, locked, operation, now } = writing;
  const effect = effectOf(writing, reading);
  if (effect === null || locked.payment === null) throw new Error(`operation ${operation.id} has no payment to settle`);
  if (Object.keys(effect.payment).length > 0) await tx.changePayment(locked.payment.id, effect.payment);
  for (const task of effect.obsoleteTasks) {
    const by = operation.staffId;
    await tx.closeTask(task.id, { state: "not_needed", at: now, by, note: "", operationId: operation.id });
  }
  if (effect.amountTask !== null) {
    const { task, amountBefore } = effect.amountTask;
    await tx.updateTask(task.id, { amountBefore, amountAfter: task.amountAfter, reasons: task.reasons });
  }
  const closedTaskIds = effect.obsoleteTasks.map((task) => task.id);
  const { providerCode, providerStatus } = reading;
  return end(
    writing,
    { state: "succeeded", providerCode, providerStatus },
    "operation_succeeded",
    {
      changes: changesOf(locked.order, effect.order),
      providerCode,
      ...(closedTaskIds.length > 0 ? { closedTaskIds } : {}),
    },
    effect.order,
  );
}

/** 与信NG. A manual resolution says that nothing came about, not that the provider declined. */
async function noteRejected({ tx, step, locked, operation }: Writing): Promise<void> {
  const { payment } = locked;
  if (operation.kind !== "authorize" || payment === null || step.by.manualResolution !== undefined) return;
  if (payment.state !== "rejected") await tx.changePayment(payment.id, { state: "rejected" });
}

/** Ends the operation: its row, the order's new version with its event, and the one answer of its key. */
async function end(
  writing: Writing,
  patch: OperationPatch & { readonly state: "succeeded" | "failed" | "not_sent" },
  kind: OrderEventKind,
  data: Partial<OrderEventData>,
  order: Parameters<Tx["changeOrder"]>[1] = {},
): Promise<Settled> {
  const { tx, step, locked, operation, now } = writing;
  await writeOperation(writing, { ...patch, settledAt: now, leaseUntil: null, nextStepAt: null, waitsFor: null });
  const version = await tx.changeOrder(locked.order, order, {
    at: now,
    actor: step.by.actor,
    staffId: step.by.staffId,
    kind,
    data: {
      changes: [],
      operationId: operation.id,
      operation: operation.kind,
      amountBefore: operation.amountBefore,
      amount: operation.amount,
      ...(step.by.manualResolution === undefined ? {} : { byPersonsWord: true, reason: step.by.manualResolution }),
      ...data,
    },
  });
  const ended = await reread(tx, operation.id);
  const answer = answerOf(ended, version, now, step.by.manualResolution !== undefined);
  if (operation.requestKey !== null) {
    await tx.answerPreparation(operation.requestKey, { answer: ok(answer), operationId: operation.id, at: now });
  }
  return { operation: ended, answer, wrote: true };
}

/** The provider has taken it and says what it waits for. The order stays as it is; the worker inquires until it ends. */
async function wait(writing: Writing, reading: Reading & { outcome: "waits" }): Promise<Settled> {
  const { operation, now } = writing;
  const { waitsFor, providerCode, providerStatus } = reading;
  const inquiries = inquiriesBy(writing);
  return leaveOpen(writing, {
    state: "pending",
    cause: null,
    waitsFor,
    nextStepAt: nextLookAt(now, waitsFor, { createdAt: operation.createdAt, inquiries }),
    providerCode,
    providerStatus,
  });
}

/** Nothing is settled: the order stays as it is, and the worker inquires again. */
async function stayOpen(writing: Writing, reading: Reading & { outcome: "unknown" }): Promise<Settled> {
  const { operation, now } = writing;
  const inquiries = inquiriesBy(writing);
  const needsPerson = operation.state === "needs_person" || (await patienceIsOver(writing));
  const { cause } = reading;
  return leaveOpen(writing, {
    // An authorization that the provider has taken stays pending until an answer says more.
    state: needsPerson ? "needs_person" : operation.state === "pending" ? "pending" : "unknown",
    cause,
    nextStepAt: nextInquiryAt(now, inquiries, { expiresAt: operation.expiresAt, needsPerson, cause }),
    ...(reading.providerCode === undefined ? {} : { providerCode: reading.providerCode }),
    ...(reading.providerStatus === undefined ? {} : { providerStatus: reading.providerStatus }),
  });
}

async function leaveOpen(writing: Writing, patch: OperationPatch): Promise<Settled> {
  const { tx, locked, operation, now } = writing;
  await writeOperation(writing, { ...patch, leaseUntil: null });
  const open = await reread(tx, operation.id);
  return { operation: open, answer: answerOf(open, locked.order.version, now, false), wrote: true };
}

/** Only answers that settle nothing exhaust the patience. Silence never does, however long. */
async function patienceIsOver({ tx, operation, now }: Writing): Promise<boolean> {
  if (now - operation.createdAt < PATIENCE.ms) return false;
  return (await tx.countAttempts(operation.id, INCONCLUSIVE, WAITS)) >= PATIENCE.answers;
}

async function writeOperation(writing: Writing, patch: OperationPatch): Promise<void> {
  const { tx, step, operation } = writing;
  if (patch.state !== undefined && !mayFollow(operation.state, patch.state)) {
    throw new Error(`operation ${operation.id} cannot go from ${operation.state} to ${patch.state}`);
  }
  const wrote = await tx.updateOperation(operation.id, step.fence, { ...patch, inquiries: inquiriesBy(writing) });
  if (!wrote) throw new Error(`operation ${operation.id} changed under its lock`);
}

async function reread(tx: Tx, operationId: string): Promise<OperationRecord> {
  const operation = await tx.findOperation(operationId);
  if (operation === null) throw new Error(`operation ${operationId} vanished`);
  return operation;
}
