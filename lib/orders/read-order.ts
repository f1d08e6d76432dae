import "server-only";

import { DEFAULT_FLAGS } from "@/lib/capability/facts/flags";
import { type Database, database } from "@/lib/db/client";
import { readStoredOrder, type StoredEvent, type StoredOrder } from "@/lib/db/order-read";
import { codeMeaning } from "@/lib/gateway/providers/registry";
import type { OperationRecord } from "@/lib/operations/records";
import type { StaffMember } from "@/lib/staff/role";
import { editRule } from "./edit-rule";
import { factsOf } from "./order-facts";
import { type EventEntry, mergeHistory, type OperationEntry, topicOfEvent } from "./order-history";
import { orderView } from "./order-view";
import type { OrderEditView, OrderView } from "./order-view-types";

/** One order as its screen shows it to this person, by the database's clock; null where there is no such order. */
export async function readOrder(
  orderNumber: string,
  viewer: Pick<StaffMember, "role">,
  db: Database = database(),
): Promise<OrderView | null> {
  const stored = await readStoredOrder(db, orderNumber);
  return stored === null ? null : orderView(recordsOf(stored), viewer, stored.now);
}

/** The same order for 受注編集, with what the browser needs to answer an amount while it is typed. */
export async function readOrderEdit(
  orderNumber: string,
  viewer: Pick<StaffMember, "role">,
  db: Database = database(),
): Promise<OrderEditView | null> {
  const stored = await readStoredOrder(db, orderNumber);
  if (stored === null) return null;
  const records = recordsOf(stored);
  return {
    view: orderView(records, viewer, stored.now),
    rule: editRule(factsOf(records, records.rules, stored.now)),
  };
}

function recordsOf(stored: StoredOrder) {
  const { operations, events, flagEvents, flags, shop, staffNames } = stored;
  const nameOf = (id: string | null) => (id === null ? null : (staffNames.get(id) ?? null));
  return {
    ...stored,
    rules: { flags: flags ?? DEFAULT_FLAGS, settings: { pciDss: shop.pciDss, orderMode: shop.orderMode } },
    noticeUrl: shop.externalNoticeUrl,
    history: mergeHistory(
      operations.map((operation) => operationEntry(operation, nameOf)),
      [...events, ...flagEvents].flatMap((event) => eventEntry(event, nameOf)),
    ),
  };
}

type NameOf = (id: string | null) => string | null;

function operationEntry(operation: OperationRecord, nameOf: NameOf): OperationEntry {
  const { providerCode, methodId } = operation;
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
  };
}

function eventEntry(event: StoredEvent, nameOf: NameOf): readonly EventEntry[] {
  const byPersonsWord = event.data.byPersonsWord === true;
  const topic = topicOfEvent(event.kind, byPersonsWord);
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
      byPersonsWord,
      topic,
      changes: changes ?? [],
      flag: turned ? { flag, after } : null,
      reason: reason ?? "",
    },
  ];
}
