import { createHash } from "node:crypto";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import { paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import type { StaffMember } from "@/lib/identity/role";
import { checkRegistration, isTakenInstant } from "@/lib/payments/decide/check-registration";
import { numberOfDay } from "@/lib/payments/model/number-of-day";
import type { OrderStatus } from "@/lib/payments/model/order-states";
import type {
  CheckedRegistration,
  Registered,
  Registration,
  RegistrationRefusal,
} from "@/lib/payments/model/registration";
import type { NewOrder, Tx } from "@/lib/payments/store/port";
import { retryOnConflict } from "@/lib/payments/store/retry";
import { StoreError } from "@/lib/payments/store/store-error";
import { err, ok, type Result } from "@/lib/result/result";
import { searchTextOf } from "@/lib/search/search-text";
import type { EpochMs } from "@/lib/time/epoch";
import { tokyoDate } from "@/lib/time/tokyo";
import { roleRefusal } from "./role-now";
import { storeRefusal } from "./store-refusal";
import type { VerbDeps } from "./verb-deps";

type Answer = Result<Registered, RegistrationRefusal>;

/**
 * An order comes in: order, lines, a payment that awaits its authorization, and the first line of the trail, in one
 * transaction. The same key, or the same number with the same content, is the same order however often and from how many
 * places it comes. Calls no provider.
 */
export async function registerOrder(
  deps: Pick<VerbDeps, "store" | "clock" | "log">,
  staff: StaffMember,
  given: Registration,
): Promise<Answer> {
  const register = () =>
    retryOnConflict(deps.clock, () => deps.store.transaction((tx) => registerIn(tx, staff, given)));
  try {
    return await register().catch((error: unknown) => {
      if (!(error instanceof StoreError && error.perhapsCommitted)) throw error;
      deps.log("warn", "registration_not_answered", { requestKey: given.requestKey, why: error.message });
      // The key tells a registration that stands from one that does not, so that asking once more is harmless.
      return register();
    });
  } catch (error) {
    return err(storeRefusal(error));
  }
}

async function registerIn(tx: Tx, staff: StaffMember, given: Registration): Promise<Answer> {
  const role = await roleRefusal(tx, staff, "operator");
  if (role !== null) return err(role);
  const now = await tx.now();
  const { orderedAt } = given;
  const today = tokyoDate(orderedAt !== null && isTakenInstant(orderedAt) ? orderedAt : now);
  const checked = checkRegistration(given, { now, today });
  if (!checked.ok) return err({ code: "invalid_order", fields: checked.error });
  const order = checked.value;
  const content = contentOf(order);
  const before = await registeredBefore(tx, given, content);
  if (before !== null) return before.ok ? ok(answerOf(before.value, order)) : before;

  const taxRounding = await tx.taxRounding();
  const orderNumber = order.orderNumber ?? (await freeNumber(tx, now));
  const data = { changes: [], amount: order.total, content };
  await tx.insertOrder(newOrder(order, { orderNumber, taxRounding, now, requestKey: given.requestKey }), {
    at: now,
    actor: "staff",
    staffId: staff.id,
    kind: "order_registered",
    data,
  });
  return ok(answerOf(orderNumber, order));
}

function answerOf(orderNumber: string, { methodId, total }: CheckedRegistration): Registered {
  return { orderNumber, methodId, total };
}

/** The number of the order that this registration made before; null: there is none. */
async function registeredBefore(
  tx: Tx,
  { requestKey, orderNumber }: Registration,
  content: string,
): Promise<Result<string, RegistrationRefusal> | null> {
  const byKey = await tx.findRegistration({ requestKey });
  if (byKey !== null) {
    return byKey.content === content
      ? ok(byKey.orderNumber)
      : err({ code: "registered_otherwise", orderNumber: byKey.orderNumber });
  }
  const byNumber = orderNumber === null ? null : await tx.findRegistration({ orderNumber });
  if (byNumber === null) return null;
  return byNumber.content === content
    ? ok(byNumber.orderNumber)
    : err({ code: "order_number_taken", orderNumber: byNumber.orderNumber });
}

/** A fingerprint of what was registered: the order itself may have been edited since. */
function contentOf(order: CheckedRegistration): string {
  return createHash("sha256").update(JSON.stringify(order)).digest("hex");
}

/** A feed may have taken a number of this form already. */
async function freeNumber(tx: Tx, now: EpochMs): Promise<string> {
  const day = tokyoDate(now);
  for (;;) {
    const number = numberOfDay(day, await tx.nextOrderNumber(day));
    if ((await tx.findOrderId(number)) === null) return number;
  }
}

/** 対応状況 of an order that has just come in: where no authorization pays, it waits for the money. */
export function statusOfNew(methodId: MethodId): OrderStatus {
  return paymentBeginningOf(methodId) === "with_authorization" ? "new" : "awaiting_payment";
}

interface Registering {
  readonly orderNumber: string;
  readonly taxRounding: NewOrder["taxRounding"];
  readonly now: EpochMs;
  readonly requestKey: string;
}

function newOrder(order: CheckedRegistration, registering: Registering): NewOrder {
  const { customer, delivery, orderedAt, orderNumber: _, ...rest } = order;
  const { orderNumber, taxRounding, now, requestKey } = registering;
  const who = {
    customerName: customer.name,
    customerKana: customer.kana,
    customerEmail: customer.email,
    customerPhone: customer.phone,
  };
  return {
    ...rest,
    ...who,
    stage: "unauthorized",
    paid: false,
    registrationKey: requestKey,
    orderNumber,
    orderedAt: orderedAt ?? now,
    status: statusOfNew(order.methodId),
    customerPostalCode: customer.postalCode,
    customerPrefecture: customer.prefecture,
    customerCity: customer.city,
    customerStreet: customer.street,
    customerBuilding: customer.building,
    deliveryName: delivery.name,
    deliveryKana: delivery.kana,
    deliveryPhone: delivery.phone,
    deliveryPostalCode: delivery.postalCode,
    deliveryPrefecture: delivery.prefecture,
    deliveryCity: delivery.city,
    deliveryStreet: delivery.street,
    deliveryBuilding: delivery.building,
    deliveryMethod: delivery.method,
    taxRounding,
    searchText: searchTextOf({ ...who, orderNumber, slipNumber: null, providerPaymentId: null, lines: order.lines }),
  };
}
