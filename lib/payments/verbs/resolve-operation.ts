import { ID_PATTERN } from "@/lib/gateway/protocol";
import type { StaffMember } from "@/lib/identity/role";
import { keptAnswer } from "@/lib/payments/call/kept-answer";
import { manualReading } from "@/lib/payments/call/manual-reading";
import { INQUIRY_LEASE_MS } from "@/lib/payments/call/pace";
import { recoverOrSetAside } from "@/lib/payments/call/recover";
import { settle } from "@/lib/payments/call/settle";
import type { FieldIssue, NotAllowed, VerbRefusal } from "@/lib/payments/model/contract";
import type { KeptAnswer, OperationRecord } from "@/lib/payments/model/records";
import { isTerminal } from "@/lib/payments/model/states";
import type { Claimed, Tx } from "@/lib/payments/store/port";
import { err, ok } from "@/lib/result/result";
import { isLonger } from "@/lib/text/length";
import { REASON_MAX } from "@/lib/text/limits";
import { roleRefusal } from "./role-now";
import { storeRefusal } from "./store-refusal";
import type { VerbDeps } from "./verb-deps";

export interface ManualResolution {
  readonly operationId: string;
  /** What the provider's console shows. */
  readonly outcome: "done" | "not_done";
  readonly note: string;
  /** Of an authorization that is done: the payment's id, as the console shows it. */
  readonly providerPaymentId?: string;
}

/**
 * The way out of 要確認: a person looked in the provider's console and records the outcome. The worker's inquiry is made
 * once more first, and the provider's own answer goes before the person's. Refused while inquiries may still settle the
 * operation, and to a person who lost the role meanwhile.
 */
export async function resolveOperation(
  deps: VerbDeps,
  staff: StaffMember,
  said: ManualResolution,
): Promise<KeptAnswer> {
  if (isLonger(said.note, REASON_MAX)) return err({ code: "reason_too_long" });
  try {
    const refusal = await deps.store.transaction(
      async (tx) => (await roleRefusal(tx, staff, "operator")) ?? (await missingIn(tx, said)),
    );
    if (refusal !== null) return err(refusal);
    const claimed = await claimInTurn(deps, said.operationId);
    if (claimed === null || claimed.operation.state !== "needs_person") return await asItStands(deps, said.operationId);
    return await resolveManually(deps, staff, said, claimed);
  } catch (error) {
    return err(storeRefusal(error));
  }
}

/** Another process's inquiry ends within its lease: wait for it, so that staff need not press the button again. */
async function claimInTurn(deps: VerbDeps, operationId: string): Promise<Claimed | null> {
  for (let looks = 0; looks * LOOK_AGAIN_MS <= INQUIRY_LEASE_MS; looks += 1) {
    const claimed = await claimOnceAsked(deps, operationId);
    if (claimed !== null) return claimed;
    const operation = await deps.store.transaction((tx) => tx.findOperation(operationId));
    if (operation?.state !== "needs_person") return null;
    await deps.clock.wait(LOOK_AGAIN_MS);
  }
  return null;
}

/**
 * The operation, once the provider was asked and its answer is written. Null where another process held the lease before
 * or in between: it may have read an answer that is not written yet, and that goes before a manual resolution.
 */
async function claimOnceAsked(deps: VerbDeps, operationId: string): Promise<Claimed | null> {
  const before = await deps.store.claim(operationId, INQUIRY_LEASE_MS);
  if (before === null) return null;
  const { operation: asked } = await recoverOrSetAside(deps, before);
  if (asked.fence !== before.operation.fence || asked.inquiries === before.operation.inquiries) return null;
  const claimed = await deps.store.claim(operationId, INQUIRY_LEASE_MS);
  return claimed?.operation.fence === asked.fence + 1 ? claimed : null;
}

async function resolveManually(
  deps: VerbDeps,
  staff: StaffMember,
  said: ManualResolution,
  { operation }: Claimed,
): Promise<KeptAnswer> {
  const { outcome, note, providerPaymentId } = said;
  const ours = await deps.store.transaction(async (tx) => (await tx.lockOrder(operation.orderId))?.payment ?? null);
  if (ours === null) throw new Error(`operation ${operation.id} has no payment`);
  const payment = { ...ours, providerPaymentId: ours.providerPaymentId ?? providerPaymentId ?? null };
  const asked: { role: NotAllowed | null } = { role: null };
  const settled = await settle(deps.store, {
    operationId: operation.id,
    fence: operation.fence,
    mayWrite: async (tx) => {
      asked.role = await roleRefusal(tx, staff, "operator");
      return asked.role === null;
    },
    by: { actor: "staff", staffId: staff.id, manualResolution: note.trim() },
    read: (now) => manualReading(operation, payment, outcome, now),
    attempts: [],
  });
  if (asked.role !== null) return err(asked.role);
  return settled.wrote || isTerminal(settled.operation.state) ? ok(settled.answer) : err(STILL_OPEN);
}

/**
 * What is missing in a manual resolution: of an authorization that is done, which payment it is. Checked before the lease
 * is taken, so that staff who complete the form need not wait.
 */
async function missingIn(
  tx: Tx,
  { operationId, outcome, providerPaymentId = "" }: ManualResolution,
): Promise<VerbRefusal | null> {
  const operation = await tx.findOperation(operationId);
  if (operation?.kind !== "authorize" || outcome === "not_done") return null;
  const code = await wrongWith(tx, operation, providerPaymentId);
  return code === null ? null : { code: "invalid_edit", fields: [{ field: "providerPaymentId", code }] };
}

async function wrongWith(
  tx: Tx,
  { paymentId }: OperationRecord,
  providerPaymentId: string,
): Promise<FieldIssue["code"] | null> {
  if (providerPaymentId === "") return "required";
  if (!ID_PATTERN.test(providerPaymentId)) return "bad_character";
  const known = await tx.comparable(providerPaymentId);
  return known === null || known.payment.id === paymentId ? null : "of_another_order";
}

function asItStands(deps: VerbDeps, operationId: string): Promise<KeptAnswer> {
  return deps.store.transaction(async (tx) => {
    const operation = await tx.findOperation(operationId);
    if (operation === null) return err({ code: "order_not_found" });
    if (!isTerminal(operation.state)) return err(STILL_OPEN);
    const version = (await tx.lockOrder(operation.orderId))?.order.version ?? 0;
    return ok(await keptAnswer(tx, operation, version, operation.settledAt ?? operation.createdAt));
  });
}

const LOOK_AGAIN_MS = 250;

const STILL_OPEN: NotAllowed = { code: "not_allowed", reasons: ["operation_open"], stage: null, deadline: null };
