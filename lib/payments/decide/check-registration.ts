import { isMethodId } from "@/lib/capability/facts/catalogue";
import { TAX_RATES } from "@/lib/money/tax";
import { addressIssues, isBlankAddress, tidyAddress } from "@/lib/payments/model/address";
import { editTotals } from "@/lib/payments/model/edit-totals";
import { orderNumberIn, RESERVED_NUMBER } from "@/lib/payments/model/order-number";
import type {
  CheckedRegistration,
  RegisteredCustomer,
  RegisteredDelivery,
  Registration,
  RegistrationIssue,
} from "@/lib/payments/model/registration";
import { err, ok, type Result } from "@/lib/result/result";
import { isLonger } from "@/lib/text/length";
import { CHOICE_MAX, CUSTOMER_NAME_MAX, EMAIL_MAX, MEMO_MAX } from "@/lib/text/limits";
import { nameProblem } from "@/lib/text/name";
import type { EpochMs } from "@/lib/time/epoch";
import { type PlainDate, parsePlainDate } from "@/lib/time/plain-date";
import { isYearInRange } from "@/lib/time/years";

type Issues = readonly RegistrationIssue[];

/** The order's day, and the clock that it is held against. */
export interface CheckedAt {
  readonly now: EpochMs;
  /** The day of the order in Tokyo: no wish lies before it. */
  readonly today: PlainDate;
}

/** Every field of an order that comes in, all that is wrong at once, each at its own path. Screen and verb ask the same. */
export function checkRegistration(given: Registration, at: CheckedAt): Result<CheckedRegistration, Issues> {
  const customer = tidyCustomer(given.customer);
  const delivery = tidyDelivery(given.delivery);
  const lines = given.lines.map((line) => ({
    name: line.name.trim(),
    productCode: line.productCode.trim(),
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    // A rate that does not exist is told below; what it would have been changes no total.
    taxRate: TAX_RATES.find((rate) => rate === line.taxRate) ?? "standard",
  }));
  const { shippingFee, fee, discount, points, methodId } = given;
  const totals = editTotals({ lines, shippingFee, fee, discount, points, editChoice: false });
  const rateIssues = given.lines.flatMap(({ taxRate }, index) =>
    TAX_RATES.some((rate) => rate === taxRate) ? [] : issue(`lines.${index}.taxRate`, "no_such_choice"),
  );
  const issues = [
    ...numberIssues(given, at),
    ...customerIssues(customer),
    ...deliveryIssues(delivery),
    ...wishIssues(given, at.today),
    ...(totals.ok ? [] : totals.error),
    ...rateIssues,
    ...(isMethodId(methodId) ? [] : issue("methodId", methodId === "" ? "required" : "no_such_choice")),
    ...(isLonger(given.memo, MEMO_MAX) ? issue("memo", "too_long") : []),
  ];
  if (issues.length > 0 || !totals.ok || !isMethodId(methodId)) return err(issues);
  return ok({
    orderNumber: given.orderNumber,
    orderedAt: given.orderedAt,
    customer,
    delivery,
    wishedOn: given.wishedOn === "" ? null : given.wishedOn,
    wishedBand: given.wishedBand.trim(),
    lines,
    ...totals.value,
    methodId,
    memo: given.memo,
    threeDSecure: given.threeDSecure,
  });
}

/** Whether an instant lies in the years that the shop takes. */
export function isTakenInstant(epoch: EpochMs): boolean {
  return Number.isSafeInteger(epoch) && isYearInRange(new Date(epoch).getUTCFullYear());
}

function issue(field: string, code: RegistrationIssue["code"]): Issues {
  return [{ field, code }];
}

function tidyCustomer({ name, kana, email, phone, ...address }: RegisteredCustomer): RegisteredCustomer {
  return {
    name: name.trim(),
    kana: kana.trim(),
    email: email.trim(),
    phone: tidyPhone(phone),
    ...tidyAddress(address),
  };
}

function tidyDelivery({ name, kana, phone, method, ...address }: RegisteredDelivery): RegisteredDelivery {
  return {
    name: name.trim(),
    kana: kana.trim(),
    phone: tidyPhone(phone),
    method: method.trim(),
    ...tidyAddress(address),
  };
}

/** Digits, brackets and hyphens in half-width: a Japanese keyboard has five strokes that look like a hyphen. */
function tidyPhone(phone: string): string {
  return phone
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212ー]/gu, "-")
    .trim();
}

function numberIssues({ orderNumber, orderedAt }: Registration, { now }: CheckedAt): Issues {
  const issues: RegistrationIssue[] = [];
  if (orderNumber !== null && !isGoodNumber(orderNumber)) {
    issues.push({ field: "orderNumber", code: "bad_number" });
  }
  if (orderedAt === null) return issues;
  if (!isTakenInstant(orderedAt)) issues.push({ field: "orderedAt", code: "no_such_day" });
  else if (orderedAt > now) issues.push({ field: "orderedAt", code: "in_future" });
  return issues;
}

function isGoodNumber(text: string): boolean {
  return orderNumberIn(text) !== null && text.trim() === text && text !== RESERVED_NUMBER;
}

function customerIssues(customer: RegisteredCustomer): Issues {
  return [
    ...nameIssues(customer.name, "customer.name"),
    ...kanaAndPhoneIssues(customer, "customer"),
    ...(isEmail(customer.email) ? [] : issue("customer.email", "bad_email")),
    ...addressIssues(customer, "customer"),
  ];
}

/** Goods that go elsewhere need a name and a whole address there. */
function deliveryIssues(delivery: RegisteredDelivery): Issues {
  const { name, kana, phone, method } = delivery;
  const methodIssues = isLonger(method, CHOICE_MAX) ? issue("delivery.method", "too_long") : [];
  if (name === "" && kana === "" && phone === "" && isBlankAddress(delivery)) return methodIssues;
  return [
    ...nameIssues(name, "delivery.name"),
    ...kanaAndPhoneIssues(delivery, "delivery"),
    ...(isBlankAddress(delivery) ? issue("delivery.postalCode", "required") : addressIssues(delivery, "delivery")),
    ...methodIssues,
  ];
}

function nameIssues(name: string, field: string): Issues {
  const problem = nameProblem(name, CUSTOMER_NAME_MAX);
  return problem === null ? [] : [{ field, code: problem }];
}

function kanaAndPhoneIssues({ kana, phone }: { readonly kana: string; readonly phone: string }, path: string): Issues {
  const kanaProblem = kana === "" ? null : nameProblem(kana, CUSTOMER_NAME_MAX);
  return [
    ...(kanaProblem === null ? [] : issue(`${path}.kana`, kanaProblem)),
    ...(isPhone(phone) ? [] : issue(`${path}.phone`, "bad_phone")),
  ];
}

const PHONE_DIGITS = { least: 9, most: 15 };

function isPhone(phone: string): boolean {
  if (phone === "") return true;
  const digits = phone.replace(/\D/g, "").length;
  return /^\+?[\d() -]+$/.test(phone) && digits >= PHONE_DIGITS.least && digits <= PHONE_DIGITS.most;
}

function isEmail(email: string): boolean {
  return email === "" || (email.length <= EMAIL_MAX && /^[!-?A-~]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(email));
}

function wishIssues({ wishedOn, wishedBand }: Registration, today: PlainDate): Issues {
  const issues: RegistrationIssue[] = [];
  if (wishedOn !== "") {
    const day = parsePlainDate(wishedOn);
    if (!day.ok) issues.push({ field: "wishedOn", code: "no_such_day" });
    else if (day.value < today) issues.push({ field: "wishedOn", code: "in_past" });
  }
  if (isLonger(wishedBand, CHOICE_MAX)) issues.push({ field: "wishedBand", code: "too_long" });
  return issues;
}
