import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import type { Registration } from "@/lib/payments/model/registration";

const firstWith = (begins: ReturnType<typeof paymentBeginningOf>) => {
  const found = METHOD_IDS.find((method) => paymentBeginningOf(method) === begins);
  if (found === undefined) throw new Error(`no method begins ${begins}`);
  return found;
};

export const PAID_AT_ONCE = firstWith("with_authorization");
export const PAID_LATER = firstWith("recorded");
export const PAID_BEFORE = firstWith("reported");

export const NO_ADDRESS = { postalCode: "", prefecture: "", city: "", street: "", building: "" } as const;
export const TO_THE_CUSTOMER = { name: "", kana: "", phone: "", method: "", ...NO_ADDRESS } as const;

let keys = 0;

/** An order as one takes it down on the telephone: 2 × 6,480 reduced, 4,400, delivery 770. */
export function registration(more: Partial<Registration> = {}): Registration {
  keys += 1;
  return {
    requestKey: `key-${keys}`,
    orderNumber: null,
    orderedAt: null,
    customer: {
      name: "佐藤 美咲",
      kana: "サトウ ミサキ",
      email: "misaki@example.jp",
      phone: "090-0000-4127",
      postalCode: "154-0001",
      prefecture: "東京都",
      city: "世田谷区池尻",
      street: "2-4-5",
      building: "",
    },
    delivery: TO_THE_CUSTOMER,
    wishedOn: "",
    wishedBand: "",
    lines: [
      { name: "ほうじ茶 100g", productCode: "HJ-100", quantity: 2, unitPrice: 6_480, taxRate: "reduced" },
      { name: "急須 黒", productCode: "KS-BK", quantity: 1, unitPrice: 4_400, taxRate: "standard" },
    ],
    shippingFee: 770,
    fee: 0,
    discount: 0,
    points: 0,
    methodId: PAID_AT_ONCE,
    memo: "",
    threeDSecure: false,
    ...more,
  };
}
