import type pg from "pg";
import { evaluate } from "@/lib/capability/evaluate";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { OperationDecision } from "@/lib/payments/model/records";
import type { BrokenPromise } from "../invariants/violation";

/** An intent with what the rules read of its order, as it stood then. */
interface Intended {
  readonly id: string;
  readonly orderNumber: string;
  readonly kind: string;
  readonly amount: number;
  readonly amountBefore: number;
  readonly methodId: MethodId;
  readonly decision: OperationDecision;
  readonly expiresAt: number;
  readonly orderedAt: number;
  readonly paymentAt: number;
  readonly capturedAt: number | null;
  /** When the shop learned that the order was captured; null where it was captured from the start, or is not yet. */
  readonly heardAt: number | null;
  readonly paid: boolean;
  readonly threeDSecure: boolean;
  readonly slipNumberSent: boolean;
}

const ms = (column: string) => `floor(extract(epoch FROM ${column}) * 1000)::float8`;
/** As it stood when the intent was committed: as it is now, with the first later change taken back. */
const then = (field: string, column = field) => `coalesce((
    SELECT (c->>'before')::boolean FROM audit_events e, jsonb_array_elements(e.data->'changes') c
    WHERE e.order_id = r.id AND e.order_version > s.order_version AND c->>'field' = '${field}'
    ORDER BY e.order_version LIMIT 1), r.${column})`;
const INTENDED = `SELECT o.id::text, r.order_number AS "orderNumber", o.kind::text, o.amount,
  o.amount_before AS "amountBefore", o.method_id AS "methodId", o.decision, ${ms("o.expires_at")} AS "expiresAt",
  ${ms("r.ordered_at")} AS "orderedAt", ${ms("p.payment_at")} AS "paymentAt", ${ms("p.captured_at")} AS "capturedAt",
  (SELECT ${ms("max(e.at)")} FROM audit_events e WHERE e.order_id = r.id
     AND e.data->'changes' @> '[{"field":"stage","before":"before_capture"}]') AS "heardAt",
  ${then("paid")} AS paid, r.three_d_secure AS "threeDSecure", ${then("slipNumberSent", "slip_number_sent")} AS "slipNumberSent"
  FROM operations o JOIN orders r ON r.id = o.order_id JOIN payments p ON p.id = o.payment_id
  JOIN audit_events s ON s.order_id = r.id AND s.kind = 'operation_started' AND s.data->>'operationId' = o.id::text
  WHERE o.kind IN ('cancel', 'terminate', 'change_amount', 'change_amount_and_capture')`;

/** Promise 3 once more: the rules are asked again, with the flags and at the instant of each intent. */
export async function checkRules(sql: pg.Pool): Promise<readonly BrokenPromise[]> {
  const { rows } = await sql.query<Intended>(INTENDED);
  return rows.flatMap((row) => {
    const wrong = whyNotAllowed(row);
    const { orderNumber, kind, id } = row;
    return wrong === null ? [] : [{ rule: 3, orderNumber, what: `${orderNumber}: ${kind} ${id} ${wrong}` } as const];
  });
}

export function whyNotAllowed(intended: Intended): string | null {
  const { decision, kind, amount, amountBefore, capturedAt, heardAt, expiresAt, methodId, ...facts } = intended;
  const cancel = kind === "cancel" || kind === "terminate";
  // For the shop, a capture in the provider's console counts from the instant at which it learned of it.
  const captured = capturedAt !== null && (heardAt === null || heardAt <= decision.decidedAt);
  const answer = evaluate({
    method: methodId,
    capability: cancel ? "cancel" : "amount",
    stage: captured ? "after_capture" : "before_capture",
    now: decision.decidedAt,
    orderedAt: facts.orderedAt,
    paymentAt: facts.paymentAt,
    capturedAt: captured ? capturedAt : null,
    paid: facts.paid,
    threeDSecure: facts.threeDSecure,
    slipNumberSent: facts.slipNumberSent,
    orderMode: decision.flags.orderMode,
    pciDss: decision.settings.pciDss,
    editChoice: decision.editChoice,
    amount: amountBefore,
    newAmount: cancel ? amountBefore : amount,
    flags: decision.flags,
  });
  if (answer.outcome !== "linked" || answer.operation !== kind) {
    return `was intended although the rules said ${answer.outcome} ${answer.operation ?? ""} ${answer.reasons.join(" ")}`;
  }
  if (answer.deadline != null && expiresAt > answer.deadline) return "may begin after the rule's limit";
  return cancel && amount !== amountBefore ? `is for ${amount}, held were ${amountBefore}` : null;
}
