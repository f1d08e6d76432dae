import type { Case } from "@/lib/capability/case";
import { evaluate } from "@/lib/capability/evaluate";
import type { Answer } from "@/lib/capability/types";
import type { AuthorizeRequest, OperationRequest } from "@/lib/gateway/protocol";
import type {
  OperationRecord,
  OrderRecord,
  PaymentRecord,
  PreparationRecord,
  RuleInputs,
  StaffRecord,
} from "@/lib/payments/model/records";
import type { EpochMs } from "@/lib/time/epoch";
import { heldBy, isCancelKind } from "../../invariants/meanings";
import type { ReportBroken } from "../../invariants/violation";
import type { HistoryEvidence } from "./evidence";

/** The rows beside an intent at the instant of its commit. */
export interface Decided {
  readonly operation: OperationRecord;
  readonly order: OrderRecord;
  readonly payment: PaymentRecord;
  readonly rules: RuleInputs;
  /** An earlier payment of the order lapsed: a recurring card is charged again without its code (interpretation 26). */
  readonly lapsedBefore: boolean;
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
  readonly #evidence: HistoryEvidence;
  readonly #report: ReportBroken;
  readonly #decided = new Map<string, Decided>();
  readonly #sent = new Set<string>();

  constructor(evidence: HistoryEvidence, report: ReportBroken) {
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
      const lapsedBefore =
        tables.payments.find((one) => one.orderId === order.id && one.state === "lapsed") !== undefined;
      const rows = { operation, order, payment, rules, lapsedBefore, preparation, staff };
      const decided = { ...rows, committedAt: databaseNow() };
      this.#decided.set(operation.id, decided);
      const wrong = whyNotAllowed(decided);
      if (wrong !== null) this.#report(3, `${operation.kind} ${operation.id} was intended although ${wrong}`);
    }
  }

  /** `providerPaymentId` null: an authorization. */
  sent(providerPaymentId: string | null, request: OperationRequest | AuthorizeRequest): void {
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
      ("kind" in request ? request.kind : "authorize") === operation.kind &&
      request.amount === operation.amount &&
      request.method === operation.methodId &&
      request.expiresAt === new Date(operation.expiresAt).toISOString() &&
      payment.providerPaymentId === providerPaymentId &&
      ("kind" in request || isAsDetailed(request, operation));
    if (!same) this.#report(3, `what was sent as ${operationId} is not what was intended`);
  }
}

/** What only an authorization says. */
function isAsDetailed(request: AuthorizeRequest, { details }: OperationRecord): boolean {
  if (details?.kind !== "authorize") return false;
  const captures = request.captureNow === (details.captureReason !== null);
  return captures && (request.card === null ? null : request.card.securityCode) === details.securityCode;
}

/** Why an intent was not allowed at its instant, in a few words; null where it was. */
function whyNotAllowed(decided: Decided): string | null {
  const { operation, order, payment, rules, preparation, staff, committedAt } = decided;
  const { decision, deadline } = operation;
  if (preparation === null) return "no control was opened for it";
  if (preparation.staffId !== operation.staffId || preparation.orderId !== order.id) return "another opened it";
  if (decision.decidedAt > preparation.expiresAt) return "it was opened too long ago";
  // An intent raises the version by one itself.
  if (preparation.version !== order.version - 1) return "the order had changed since it was opened";
  if (!isAsShown(preparation, operation)) return "something else had been shown";
  if (staff?.role !== "operator" && staff?.role !== "admin") return "the role does not reach";
  if (order.cancellationMark) return "the order was marked as canceled";
  if (JSON.stringify(decision.flags) !== JSON.stringify(rules.flags)) return "the flags were others";
  if (JSON.stringify(decision.settings) !== JSON.stringify(rules.settings)) return "the settings were others";
  if (deadline !== null && decision.decidedAt > deadline) return "its limit had passed";
  if (Math.abs(committedAt - decision.decidedAt) > COMMIT_TAKES_MS) return "it was decided at another time";
  if (operation.kind === "authorize") return againstAuthorization(decided);
  const held = heldBy(payment);
  if (held === null) return `the payment was ${payment.state}`;
  if (operation.kind === "report_shipment") return againstShipment(decided, held);
  return operation.kind === "capture" ? againstCapture(decided, held) : againstRules(decided, held);
}

/**
 * What an amount change will do depends on the typed amount, so that nothing is shown before. Some providers name the same
 * act by its day in Tokyo: the name is that of the day on which the shop sends it.
 */
function isAsShown(
  { shown, verb, createdAt }: PreparationRecord,
  { kind, amount, providerOperation, decision }: OperationRecord,
): boolean {
  const { plan } = shown;
  if (plan === null)
    return verb === "change_amount" && (kind === "change_amount" || kind === "change_amount_and_capture");
  if (plan.does !== "send") return false;
  const sameName =
    plan.providerOperation === providerOperation || dayInTokyo(createdAt) !== dayInTokyo(decision.decidedAt);
  return plan.kind === kind && plan.amount === amount && sameName;
}

/** Reckoned here, not by the product: Tokyo is nine hours ahead, without summer time. */
function dayInTokyo(at: number): number {
  return Math.floor((at + 9 * 3_600_000) / 86_400_000);
}

/** An authorization: nothing lives, all of it is asked, and tables 4 and 5 say the rest. */
function againstAuthorization({ operation, order, payment, lapsedBefore }: Decided): string | null {
  const { amount, details } = operation;
  if (payment.providerPaymentId !== null) return "the provider had the payment already";
  if (payment.state !== "awaiting" && payment.state !== "rejected") return `the payment was ${payment.state}`;
  if (amount !== order.total || amount < 1) return `${amount} is not the order's total`;
  if (details?.kind !== "authorize") return "it says nothing of an authorization";
  const says = (capability: "capture_on_authorization" | "security_code") =>
    answerOf({ operation, order, payment }, capability, 1, 1).outcome;
  if ((says("capture_on_authorization") === "linked") !== (details.captureReason !== null))
    return "the flag said otherwise of its capture";
  const demanded = details.securityCode === "required";
  const spared = lapsedBefore && details.securityCode === "none";
  if ((says("security_code") === "required") !== demanded && !spared) return "the flag said otherwise of the code";
  return null;
}

/** A slip number is reported once, with the whole held amount: no rule decides it. */
function againstShipment({ operation, order }: Decided, held: number): string | null {
  if (order.slipNumberSent) return "the provider had been told a slip number";
  if (operation.details?.kind !== "report_shipment") return "it says nothing of a shipment";
  return operation.amount === held ? null : `${operation.amount} is not what is held`;
}

/** A capture, which no table decides. */
function againstCapture({ operation, order, payment }: Decided, held: number): string | null {
  if (payment.state !== "authorized") return "it was captured already";
  const { amount, decision } = operation;
  if (amount !== order.total && !decision.acknowledged) return "staff did not acknowledge that the amounts are apart";
  return amount === (payment.waitingAmount ?? held) ? null : `the amount to capture was not ${amount}`;
}

/** The rules' answer to the inputs of the intent's decision. */
function answerOf(
  { operation: { decision }, order, payment }: Pick<Decided, "operation" | "order" | "payment">,
  capability: Case["capability"],
  held: number,
  newAmount: number,
): Answer {
  return evaluate({
    method: order.methodId,
    capability,
    stage: payment.state === "captured" ? "after_capture" : "before_capture",
    now: decision.decidedAt,
    orderedAt: order.orderedAt,
    paymentAt: payment.paymentAt,
    capturedAt: payment.capturedAt,
    paid: order.paid,
    threeDSecure: order.threeDSecure,
    slipNumberSent: order.slipNumberSent,
    orderMode: decision.flags.orderMode,
    pciDss: decision.settings.pciDss,
    editChoice: decision.editChoice,
    amount: held,
    newAmount,
    flags: decision.flags,
  });
}

function againstRules(decided: Decided, held: number): string | null {
  const { amount, kind, expiresAt, edit } = decided.operation;
  const cancel = isCancelKind(kind);
  const answer = answerOf(decided, cancel ? "cancel" : "amount", held, cancel ? held : amount);
  if (answer.outcome !== "linked" || answer.operation !== kind) {
    return `the rules said ${answer.outcome} ${answer.operation ?? ""} ${answer.reasons.join(" ")}`;
  }
  const limit = answer.deadline ?? null;
  if (limit !== null && expiresAt > limit) return "it may begin after the rule's limit";
  if (cancel) return amount === held ? null : `${amount} is not what is held`;
  return edit?.total === amount ? null : "the edit has another total";
}
