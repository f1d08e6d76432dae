import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { DEFAULT_RULES } from "@/lib/capability/facts/flags";
import { cellOf } from "@/lib/capability/facts/tables";
import type { OperationRequest } from "@/lib/gateway/protocol";
import { BLANK_OPERATION, BLANK_ORDER, BLANK_PAYMENT } from "@/lib/payments/model/blank";
import type { OrderEventKind } from "@/lib/payments/model/order-events";
import type { OperationRecord, OrderRecord, PaymentRecord, PreparationRecord } from "@/lib/payments/model/records";
import { MemoryTables } from "@/lib/payments/testing/memory-tables";
import type { BrokenPromise } from "../../../invariants/violation";
import type { HistoryEvidence, LedgerRecord } from "../evidence";

/** A method whose cancel is linked by the general flags, without limit or exception. */
const METHOD = METHOD_IDS.find((method) => {
  const facts = cellOf(method, "cancel.before_capture")?.facts;
  return facts !== undefined && Object.keys(facts).length === 1 && facts.gate === "cancel_api_or_termination_api";
});
if (METHOD === undefined) throw new Error("no method is like that");
const methodId = METHOD;

export const ROWS_NOW = 1_800_000_000_000;
export const ROW_FLAGS = { ...DEFAULT_RULES, cancelApi: true };

export const ORDER: OrderRecord = {
  ...BLANK_ORDER,
  id: 1,
  orderNumber: "S1",
  version: 1,
  orderedAt: ROWS_NOW - 1_000,
  methodId,
  status: "preparing",
  customerName: "",
  customerKana: "",
  customerEmail: "",
  customerPhone: "",
  paid: true,
  threeDSecure: false,
  slipNumber: null,
  slipNumberSent: false,
  cancellationMark: false,
  cancellationMarkedAt: null,
  cancellationMarkedBy: null,
  memo: "",
  stage: "before_capture",
  lines: [],
  subtotal: 1_000,
  shippingFee: 0,
  discount: 0,
  points: 0,
  total: 1_000,
  cancelDeadline: null,
  amountDeadline: null,
  nearestDeadline: null,
};

export const PAYMENT: PaymentRecord = {
  ...BLANK_PAYMENT,
  id: 1,
  orderId: 1,
  methodId,
  providerPaymentId: "pay-1",
  state: "authorized",
  authorized: 1_000,
  captured: 0,
  refunded: 0,
  waitingAmount: null,
  paymentAt: ROWS_NOW - 500,
  capturedAt: null,
  canceledAt: null,
};

const PLAN = {
  does: "send",
  kind: "cancel",
  providerOperation: "Void",
  amountBefore: 1_000,
  amount: 1_000,
  deadline: null,
} as const;

/** A cancel as the write path commits it. */
export const CANCEL: OperationRecord = {
  ...BLANK_OPERATION,
  id: "op-1",
  orderId: 1,
  paymentId: 1,
  kind: "cancel",
  state: "sending",
  methodId,
  providerOperation: "Void",
  amountBefore: 1_000,
  amount: 1_000,
  edit: null,
  decision: {
    plan: PLAN,
    outcome: "linked",
    reasons: [],
    flags: ROW_FLAGS,
    settings: { pciDss: false },
    editChoice: false,
    acknowledged: false,
    decidedAt: ROWS_NOW,
  },
  reason: "",
  staffId: "aoi",
  requestKey: "key-1",
  deadline: null,
  expiresAt: ROWS_NOW + 8_000,
  fence: 1,
  leaseUntil: ROWS_NOW + 10_000,
  nextStepAt: ROWS_NOW + 10_000,
  sends: 1,
  inquiries: 0,
  providerCode: null,
  providerStatus: null,
  cause: null,
  createdAt: ROWS_NOW,
  sentAt: ROWS_NOW,
  settledAt: null,
};

export const PREPARATION: PreparationRecord = {
  requestKey: "key-1",
  staffId: "aoi",
  orderId: 1,
  verb: "cancel",
  version: 1,
  flagsState: "",
  shown: { plan: PLAN },
  createdAt: ROWS_NOW - 100,
  expiresAt: ROWS_NOW + 60_000,
  answer: null,
  operationId: "op-1",
};

export const REQUEST: OperationRequest = {
  operationId: "op-1",
  provider: "",
  method: methodId,
  kind: "cancel",
  providerOperation: "Void",
  amount: 1_000,
  expiresAt: new Date(ROWS_NOW + 8_000).toISOString(),
};

export interface PlantedTables extends HistoryEvidence {
  readonly ledger: Map<string, LedgerRecord>;
  readonly lied: Set<string>;
  readonly found: BrokenPromise[];
  readonly report: (rule: BrokenPromise["rule"], what: string) => void;
  /** The rules that were found broken, in order. */
  rules(): readonly number[];
  put(rows: { order?: OrderRecord; payment?: PaymentRecord; operation?: OperationRecord }): void;
  /** An event for a version of the order. */
  event(orderVersion: number, kind?: OrderEventKind): void;
}

/** One order with its payment, as shop and provider have it, and nothing wrong. */
export function evidence(): PlantedTables {
  const tables = new MemoryTables();
  const found: BrokenPromise[] = [];
  const by = { flagsChangedAt: ROWS_NOW, flagsChangedBy: null, settingsChangedAt: ROWS_NOW, settingsChangedBy: null };
  tables.rules.set(methodId, { flags: ROW_FLAGS, settings: { pciDss: false }, ...by });
  tables.staff.set("aoi", { name: "aoi", role: "operator" });
  tables.orders.set(1, ORDER);
  tables.payments.set(1, PAYMENT);
  tables.preparations.set("key-1", PREPARATION);
  return {
    tables,
    ledger: new Map([
      [
        "pay-1",
        {
          payment: { orderNumber: "S1", state: "authorized", authorized: 1_000, captured: 0, refunded: 0 },
          entries: [],
        },
      ],
    ]),
    databaseNow: () => ROWS_NOW,
    isWriting: () => false,
    lied: new Set(),
    found,
    report: (rule, what) => found.push({ rule, what }),
    rules: () => found.map((violation) => violation.rule),
    put: ({ order, payment, operation }) => {
      if (order !== undefined) tables.orders.set(order.id, order);
      if (payment !== undefined) tables.payments.set(payment.id, payment);
      if (operation !== undefined) tables.operations.set(operation.id, operation);
    },
    event: (orderVersion, kind = "operation_started") => {
      const said = { at: ROWS_NOW, actor: "staff", staffId: "aoi", staffName: "aoi", kind } as const;
      tables.events.set(`1/${orderVersion}`, { ...said, orderId: 1, orderVersion, data: { changes: [], amount: 0 } });
    },
  };
}

/** The ledger once the cancel is done. */
export const VOIDED: LedgerRecord = {
  payment: { orderNumber: "S1", state: "voided", authorized: 1_000, captured: 0, refunded: 0 },
  entries: [{ operationId: "op-1", kind: "cancel", amount: 1_000 }],
};
