import "server-only";

import { DEFAULT_RULES } from "@/lib/capability/facts/flags";
import { type Database, database } from "@/lib/db/client";
import { readStoredOrder, type StoredEvent, type StoredOrder } from "@/lib/db/read/order-read";
import { codeMeaning } from "@/lib/gateway/providers/registry";
import type { StaffMember } from "@/lib/identity/role";
import { editRule } from "@/lib/payments/decide/edit-rule";
import type { PreparedState } from "@/lib/payments/decide/flags-state";
import { flagsStateOf } from "@/lib/payments/decide/flags-state";
import { factsOf } from "@/lib/payments/decide/order-facts";
import type { OrderVerb } from "@/lib/payments/model/contract";
import type { OperationRecord } from "@/lib/payments/model/records";
import { type EventEntry, mergeHistory, type OperationEntry, topicOfEvent } from "./order-history";
import { orderView } from "./order-view";
import type { MeanwhileChange, OpenedVerb, OrderView } from "./order-view-types";

/** One order as its screen shows it to this person, by the database's clock; null where there is no such order. */
export async function readOrder(
  orderNumber: string,
  viewer: Pick<StaffMember, "role">,
  db: Database = database(),
): Promise<OrderView | null> {
  const stored = await readStoredOrder(db, orderNumber);
  return stored === null ? null : orderView(recordsOf(stored), viewer, stored.now);
}

export async function orderExists(orderNumber: string, db: Database = database()): Promise<boolean> {
  return (await db.order.count({ where: { orderNumber } })) > 0;
}

/** One order as a control of it opens: what is shown, and the state that this was read from. */
export interface OpeningOrder extends Pick<OpenedVerb, "view" | "rule" | "meanwhile"> {
  readonly state: PreparedState;
}

/**
 * The same order for opening `verb` on it, with what the browser needs to answer an amount while it is typed, and what
 * was changed after the version `since`. All of one snapshot; null where there is no such order.
 */
export async function readOpening(
  asked: { readonly orderNumber: string; readonly verb: OrderVerb; readonly since: number | null },
  viewer: Pick<StaffMember, "role">,
  db: Database = database(),
): Promise<OpeningOrder | null> {
  const stored = await readStoredOrder(db, asked.orderNumber);
  if (stored === null) return null;
  const records = recordsOf(stored);
  const facts = factsOf(records, records.rules, stored.now);
  return {
    view: orderView(records, viewer, stored.now),
    rule: asked.verb === "change_amount" ? editRule(facts) : null,
    meanwhile: asked.since === null ? [] : changesAfter(asked.since, stored),
    state: { version: stored.order.version, flagsState: flagsStateOf(asked.verb, facts) },
  };
}

/** Oldest first. */
function changesAfter(version: number, { events, staffNames }: StoredOrder): readonly MeanwhileChange[] {
  return events
    .flatMap(({ at, staffId, orderVersion, data }) => {
      if (orderVersion === null || orderVersion <= version) return [];
      const by = staffId === null ? null : (staffNames.get(staffId) ?? null);
      return [{ at, by, version: orderVersion, changes: data.changes ?? [] }];
    })
    .sort((a, b) => a.version - b.version);
}

function recordsOf(stored: StoredOrder) {
  const { operations, events, flagEvents, flags, shop, staffNames } = stored;
  const nameOf = (id: string | null) => (id === null ? null : (staffNames.get(id) ?? null));
  return {
    ...stored,
    rules: { flags: flags ?? DEFAULT_RULES, settings: { pciDss: shop.pciDss } },
    noticeUrls: { cancel: shop.cancelNoticeUrl, amount: shop.amountNoticeUrl },
    history: mergeHistory(
      operations.map((operation) => operationEntry(operation, nameOf)),
      [...events, ...flagEvents].flatMap((event) => eventEntry(event, nameOf)),
    ),
  };
}

type NameOf = (id: string | null) => string | null;

function operationEntry(operation: OperationRecord, nameOf: NameOf): OperationEntry {
  const { providerCode, methodId, details } = operation;
  return {
    type: "operation",
    id: operation.id,
    at: operation.sentAt ?? operation.createdAt,
    by: nameOf(operation.staffId),
    kind: operation.kind,
    state: operation.state,
    amountBefore: operation.amountBefore,
    amount: operation.amount,
    providerOperation: operation.providerOperation,
    providerCode,
    meaning: providerCode === null ? null : codeMeaning(methodId, providerCode),
    reason: operation.reason,
    settledAt: operation.settledAt,
    sends: operation.sends,
    inquiries: operation.inquiries,
    methodId,
    paymentId: operation.paymentId,
    authorization: details?.kind === "authorize" ? { captureReason: details.captureReason, card: details.card } : null,
  };
}

function eventEntry(event: StoredEvent, nameOf: NameOf): readonly EventEntry[] {
  const resolvedManually = event.data.byPersonsWord === true;
  const topic = topicOfEvent(event.kind, resolvedManually);
  if (topic === null) return [];
  const { changes, reason, flag, after } = event.data;
  const turned = typeof flag === "string" && (typeof after === "string" || typeof after === "boolean");
  return [
    {
      type: "event",
      id: event.id,
      at: event.at,
      actor: event.actor,
      by: nameOf(event.staffId),
      kind: event.kind,
      resolvedManually,
      topic,
      changes: changes ?? [],
      amounts: amountsOf(event),
      flag: turned ? { flag, after } : null,
      reason: reason ?? "",
    },
  ];
}

/** An operation's own line has its amounts: here those of what a person recorded or took over from the ledger. */
function amountsOf({ kind, data }: StoredEvent): EventEntry["amounts"] {
  if (kind !== "ledger_taken_over" && kind !== "console_task_done") return null;
  const { amountBefore, amount } = data;
  return amountBefore === undefined || amount === undefined ? null : { before: amountBefore, after: amount };
}
