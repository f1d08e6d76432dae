import { TAX_RATES } from "@/lib/money/tax";
import { formatYenDigits, parseYen, type YenError } from "@/lib/money/yen";
import { type CheckedAt, checkRegistration } from "@/lib/payments/decide/check-registration";
import { formatPostalCode, splitPlace } from "@/lib/payments/model/address";
import { type EditTotals, editTotals } from "@/lib/payments/model/edit-totals";
import type {
  CheckedRegistration,
  RegisteredCustomer,
  Registration,
  RegistrationIssue,
} from "@/lib/payments/model/registration";

/** What stands in the fields of 受注登録, as typed. Plain data: it is kept as a draft. */
export interface RegisterTyping {
  /** Made with the form: a press that was not answered is told by it from another order, also after the page was left. */
  readonly requestKey: string;
  readonly customer: TypedCustomer;
  readonly elsewhere: boolean;
  readonly delivery: TypedDelivery;
  readonly deliveryMethod: string;
  readonly wishedOn: string;
  readonly wishedBand: string;
  readonly lines: readonly TypedLine[];
  readonly shippingFee: string;
  readonly fee: string;
  readonly discount: string;
  readonly points: string;
  readonly methodId: string;
  readonly threeDSecure: boolean;
  readonly memo: string;
}

export interface TypedAddress {
  readonly postalCode: string;
  /** Prefecture, city and town in one, as one says them. */
  readonly place: string;
  readonly street: string;
  readonly building: string;
}

export interface TypedDelivery extends TypedAddress {
  readonly name: string;
  readonly kana: string;
  readonly phone: string;
}

export interface TypedCustomer extends TypedDelivery {
  readonly email: string;
}

export interface TypedLine {
  /** Tells lines apart while they come and go; never sent. */
  readonly key: string;
  readonly productCode: string;
  readonly name: string;
  readonly taxRate: string;
  readonly quantity: string;
  readonly unitPrice: string;
}

export const REGISTER_FEES = ["shippingFee", "fee", "discount", "points"] as const;

const NO_ADDRESS: TypedAddress = { postalCode: "", place: "", street: "", building: "" };
const NOBODY: TypedDelivery = { name: "", kana: "", phone: "", ...NO_ADDRESS };

export function blankLine(key: string): TypedLine {
  return { key, productCode: "", name: "", taxRate: "standard", quantity: "1", unitPrice: "" };
}

export function blankTyping(requestKey: string): RegisterTyping {
  return {
    requestKey,
    customer: { ...NOBODY, email: "" },
    elsewhere: false,
    delivery: NOBODY,
    deliveryMethod: "",
    wishedOn: "",
    wishedBand: "",
    lines: [blankLine("line-1")],
    shippingFee: "0",
    fee: "0",
    discount: "0",
    points: "0",
    methodId: "",
    threeDSecure: false,
    memo: "",
  };
}

/** Whether there is anything that its writer would miss. */
export function isRegistrationTyped(typing: RegisterTyping): boolean {
  return JSON.stringify(typing) !== JSON.stringify(blankTyping(typing.requestKey));
}

export interface ReadTyping {
  /** What would be sent. */
  readonly registration: Registration;
  /** What lines and fees come to; null while one of them is wrong. */
  readonly sum: (EditTotals & Pick<CheckedRegistration, "lines">) | null;
  /** null while something is wrong. */
  readonly checked: CheckedRegistration | null;
  /** All that is wrong, as the page reads. */
  readonly issues: readonly RegistrationIssue[];
}

/** Reads every field; all that is wrong at once, each with its path. The verb asks the same of what is sent. */
export function readTyping(typing: RegisterTyping, at: CheckedAt): ReadTyping {
  const unread: RegistrationIssue[] = [];
  const read = (field: string, text: string): number => {
    const parsed = parseYen(text);
    if (parsed.ok) return parsed.value;
    unread.push({ field, code: CODES[parsed.error.code] });
    return 0;
  };
  const registration = registrationOf(typing, read);
  const checked = checkRegistration(registration, at);
  if (checked.ok && unread.length === 0) {
    return { registration, sum: checked.value, checked: checked.value, issues: [] };
  }
  const found = new Set(unread.map(({ field }) => field));
  const further = checked.ok ? [] : checked.error.filter(({ field }) => !found.has(field));
  const issues = [...unread, ...further].sort((a, b) => placeOf(a.field) - placeOf(b.field));
  return { registration, sum: issues.some(isOfAmounts) ? null : sumOf(registration), checked: null, issues };
}

function isOfAmounts({ field }: RegistrationIssue): boolean {
  return /\.(quantity|unitPrice|taxRate)$/.test(field) || AMOUNTS.has(field);
}

const AMOUNTS: ReadonlySet<string> = new Set([...REGISTER_FEES, "lines", "total"]);

/** Where every amount can be read, whatever a name lacks. */
function sumOf({ lines, shippingFee, fee, discount, points }: Registration): ReadTyping["sum"] {
  const rated = lines.map((line) => ({
    ...line,
    taxRate: TAX_RATES.find((rate) => rate === line.taxRate) ?? "standard",
  }));
  const named = rated.map((line) => ({ ...line, name: "-", productCode: "" }));
  const totals = editTotals({ lines: named, shippingFee, fee, discount, points, editChoice: false });
  return totals.ok ? { ...totals.value, lines: rated } : null;
}

function registrationOf(typing: RegisterTyping, read: (field: string, text: string) => number): Registration {
  const { requestKey, customer, delivery, elsewhere, deliveryMethod: method } = typing;
  return {
    requestKey,
    orderNumber: null,
    orderedAt: null,
    customer: addressed(customer),
    delivery: { ...addressed(elsewhere ? delivery : NOBODY), method },
    wishedOn: typing.wishedOn,
    wishedBand: typing.wishedBand,
    lines: typing.lines.map(({ key: _, quantity, unitPrice, ...line }, index) => ({
      ...line,
      quantity: read(`lines.${index}.quantity`, quantity),
      unitPrice: read(`lines.${index}.unitPrice`, unitPrice),
    })),
    shippingFee: read("shippingFee", typing.shippingFee),
    fee: read("fee", typing.fee),
    discount: read("discount", typing.discount),
    points: read("points", typing.points),
    methodId: typing.methodId,
    memo: typing.memo,
    threeDSecure: typing.threeDSecure,
  };
}

function addressed<T extends TypedAddress>({ place, ...rest }: T) {
  return { ...rest, ...splitPlace(place) };
}

const CODES: Record<YenError["code"], RegistrationIssue["code"]> = {
  empty: "required",
  negative: "negative",
  fraction: "fraction",
  too_large: "too_large",
  not_a_number: "not_a_number",
};

const PAGE = [
  ...["name", "kana", "phone", "email", "postalCode", "city", "street", "building"].map((part) => `customer.${part}`),
  ...["name", "kana", "phone", "postalCode", "city", "street", "building"].map((part) => `delivery.${part}`),
  ...["delivery.method", "wishedOn", "wishedBand", "lines", ...REGISTER_FEES, "total", "methodId", "memo"],
];
const COLUMNS = ["productCode", "name", "taxRate", "quantity", "unitPrice"];

/** Where a field stands on the page, so that a summary reads from top to bottom. */
function placeOf(field: string): number {
  const [head, index, column] = field.split(".");
  if (head !== "lines" || index === undefined) return PAGE.indexOf(field);
  const within = (Number(index) * COLUMNS.length + COLUMNS.indexOf(column ?? "") + 1) / 1e6;
  return PAGE.indexOf("lines") + within;
}

/** An earlier customer's fields, as they are typed. */
export function typedCustomer(found: RegisteredCustomer): TypedCustomer {
  const { name, kana, email, phone, postalCode, street, building } = found;
  const place = found.prefecture + found.city;
  return { name, kana, email, phone, postalCode: formatPostalCode(postalCode), place, street, building };
}

/** 「1,200」 where an amount can be read; what cannot stays as typed. */
export function subtotalOf({ quantity, unitPrice }: Pick<TypedLine, "quantity" | "unitPrice">): string | null {
  const [many, price] = [parseYen(quantity), parseYen(unitPrice)];
  return many.ok && price.ok ? formatYenDigits(many.value * price.value) : null;
}
