import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import type { Registration } from "@/lib/payments/model/registration";
import type { SeededRandom } from "../random";

const NOWHERE = { postalCode: "", prefecture: "", city: "", street: "", building: "" } as const;

/** An order that comes in, under a key and perhaps a number that follow from `number`. */
export function registrationOf(number: string, random: SeededRandom): Registration {
  const methodId = random.pick(METHOD_IDS);
  const unitPrice = random.pick([1_000, 5_000, 300]);
  return {
    requestKey: `registration-${number}`,
    orderNumber: random.chance(0.5) ? `F${number}` : null,
    orderedAt: null,
    customer: { name: "goods' buyer", kana: "", email: "", phone: "", ...NOWHERE },
    delivery: { name: "", kana: "", phone: "", method: "", ...NOWHERE },
    wishedOn: "",
    wishedBand: "",
    lines: [{ name: "goods", productCode: "", quantity: 1, unitPrice, taxRate: "standard" }],
    shippingFee: 0,
    fee: 0,
    discount: 0,
    points: 0,
    methodId,
    memo: "",
    threeDSecure: random.chance(0.2),
  };
}
