import { evaluate } from "@/lib/capability/evaluate";
import type { OperationRequest } from "@/lib/gateway/protocol";
import type {
  OperationRecord,
  OrderRecord,
  PaymentRecord,
  PreparationRecord,
  RuleInputs,
  StaffRecord,
} from "@/lib/operations/records";
import type { EpochMs } from "@/lib/time/epoch";
import { type Evidence, heldBy, isCancel, type Report } from "./evidence";

/** The rows beside an intent at the instant of its commit. */
export interface Decided {
  readonly operation: OperationRecord;
  readonly order: OrderRecord;
  readonly payment: PaymentRecord;
  readonly rules: RuleInputs;
  readonly preparation: PreparationRecord | null;
  readonly staff: StaffRecord | null;
  readonly committedAt: EpochMs;
}

/** The decision is read after the locks, the commit follows: a process may stand still in between. */
const COMMIT_TAKES_MS = 30_000;

/** How far the database's clock may have been set on since the intent. */
const CLOCKS_APART_MS = 2_000;

/** Rule 3: what leaves was intended, allowed, and leaves once. */
export class IntentCheck {
  readonly #evidence: Evidence;
  readonly #report: Report;
  readonly #decided = new Map<string, Decided>();
  readonly #sent = new Set<string>();

  constructor(evidence: Evidence, report: Report) {
    this.#evidence = evidence;
    this.#report = report;
  }

  /** Keeps the rows of every new intent, and asks the rules whether they allow it. */
  committed(): void {
    const { tables, databaseNow } = this.#evidence;
    for (const operation of tables.operations.rows()) {
      if (this.#decided.has(operation.id)) continue;
      const order = tables.orders.get(operation.orderId);
      const payment = tables.payments.get(operation.paymentId ?? 0);
      const rules = tables.rules.get(operation.methodId);
      if (order === undefined || payment === undefined || rules === undefined) {
        this.#report(3, `operation ${operation.id} has no order, payment or rules`);
        continue;
      }
      const staff = tables.staff.get(operation.staffId ?? "") ?? null;
      const preparation = tables.preparations.get(operation.requestKey ?? "") ?? null;
      const decided = { operation, order, payment, rules, preparation, staff, committedAt: databaseNow() };
      this.#decided.set(operation.id, decided);
      const wrong = whyNotAllowed(decided);
      if (wrong !== null) this.#report(3, `${operation.kind} ${operation.id} was intended although ${wrong}`);
    }
  }

  sent(providerPaymentId: string, request: OperationRequest): void {
    const { operationId } = request;
    const decided = this.#decided.get(operationId);
    if (decided === undefined) {
      this.#report(3, `${operationId} was sent without a committed intent`);
      return;
    }
    const { operation, payment } = decided;
    if (this.#sent.has(operationId)) this.#report(3, `${operationId} was sent twice`);
    this.#sent.add(operationId);
    if (this.#evidence.databaseNow() > operation.expiresAt + CLOCKS_APART_MS) {
      this.#report(3, `${operationId} was sent after its end`);
    }
    const same =
      request.kind === operation.kind &&
      request.amount === operation.amount &&
      request.method === operation.methodId &&
      request.expiresAt === new Date(operation.expiresAt).toISOString() &&
      payment.providerPaymentId === providerPaymentId;
    if (!same) this.#report(3, `what was sent as ${operationId} is not what was intended`);
  }
}

/** Why an intent was not allowed at its instant, in a few words; null where it was. */
export function whyNotAllowed(decided: Decided): string | null {
  const { operation, order, payment, rules, preparation, staff, committedAt } = decided;
  const { decision, deadline } = operation;
  if (preparation === null) return "nobody opened it";
  if (preparation.staffId !== operation.staffId || preparation.orderId !== order.id) return "another opened it";
  if (decision.decidedAt > preparation.expiresAt) return "it was opened too long ago";
  // An intent raises the version by one itself.
  if (preparation.version !== order.version - 1) return "the order had changed since it was opened";
  if (!isAsShown(preparation, operation)) return "something else had been shown";
  if (staff?.role !== "operator" && staff?.role !== "admin") return "the role does not reach";
  if (order.cancellationMark) return "the order was marked as canceled";
  if (JSON.stringify(decision.flags) !== JSON.stringify(rules.flags)) return "the flags were others";
  if (deadline !== null && decision.decidedAt > deadline) return "its limit had passed";
  if (Math.abs(committedAt - decision.decidedAt) > COMMIT_TAKES_MS) return "it was decided at another time";
  const held = heldBy(payment);
  if (held === null) return `the payment was ${payment.state}`;
  return operation.kind === "capture" ? againstCapture(decided, held) : againstRules(decided, held);
}

/** What an amount change will do depends on what is typed: nothing is shown before. */
function isAsShown({ shown, verb }: PreparationRecord, { kind, amount, providerOperation }: OperationRecord): boolean {
  const { plan } = shown;
  if (plan === null)
    return verb === "change_amount" && (kind === "change_amount" || kind === "change_amount_and_capture");
  if (plan.does !== "send") return false;
  return plan.kind === kind && plan.amount === amount && plan.providerOperation === providerOperation;
}

/** A capture, which no table decides. */
function againstCapture({ operation, order, payment }: Decided, held: number): string | null {
  if (payment.state !== "authorized") return "it was captured already";
  const { amount, decision } = operation;
  if (amount !== order.total && !decision.acknowledged) return "nobody acknowledged that the amounts are apart";
  return amount === (payment.waitingAmount ?? held) ? null : `the amount to capture was not ${amount}`;
}

function againstRules({ operation, order, payment, rules }: Decided, held: number): string | null {
  const { decision, amount, kind, expiresAt } = operation;
  const cancel = isCancel(kind);
  const answer = evaluate({
    method: order.methodId,
    capability: cancel ? "cancel" : "amount",
    stage: payment.state === "captured" ? "after_capture" : "before_capture",
    now: decision.decidedAt,
    orderedAt: order.orderedAt,
    paymentAt: payment.paymentAt,
    capturedAt: payment.capturedAt,
    paid: order.paid,
    threeDSecure: order.threeDSecure,
    slipNumberSent: order.slipNumberSent,
    orderMode: rules.flags.orderMode,
    pciDss: rules.settings.pciDss,
    editChoice: decision.editChoice,
    amount: held,
    newAmount: cancel ? held : amount,
    flags: rules.flags,
  });
  if (answer.outcome !== "linked" || answer.operation !== kind) {
    return `the rules said ${answer.outcome} ${answer.operation ?? ""} ${answer.reasons.join(" ")}`;
  }
  const limit = answer.deadline ?? null;
  if (limit !== null && expiresAt > limit) return "it may begin after the rule's limit";
  if (cancel) return amount === held ? null : `${amount} is not what is held`;
  return operation.edit?.total === amount ? null : "the edit has another total";
}
