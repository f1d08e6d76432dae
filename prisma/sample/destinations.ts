import { WISHED_BANDS } from "@/lib/payments/model/delivery-choices";
import type { Delivery, OrderRecord } from "@/lib/payments/model/records";
import type { EpochMs } from "@/lib/time/epoch";
import { tokyoDate } from "@/lib/time/tokyo";
import { addressFrom } from "./addresses";
import { DAY_MS } from "./calendar";
import { customerFrom } from "./customers";
import { deliveryMethodFrom } from "./parcels";
import type { Random } from "./random";

type Destination = Pick<
  OrderRecord,
  | "deliveryName"
  | "deliveryKana"
  | "deliveryPhone"
  | "deliveryPostalCode"
  | "deliveryPrefecture"
  | "deliveryCity"
  | "deliveryStreet"
  | "deliveryBuilding"
  | "deliveryMethod"
  | "wishedOn"
  | "wishedBand"
>;

/** Where the goods go and when: to the customer as usual, to another person now and then, on a wished day sometimes. */
export function destinationFrom(random: Random, orderedAt: EpochMs): Destination {
  const gift = random.chance(0.12) ? giftTo(random) : NOWHERE_ELSE;
  const wished = random.chance(0.25);
  return {
    deliveryName: gift.name,
    deliveryKana: gift.kana,
    deliveryPhone: gift.phone,
    deliveryPostalCode: gift.postalCode,
    deliveryPrefecture: gift.prefecture,
    deliveryCity: gift.city,
    deliveryStreet: gift.street,
    deliveryBuilding: gift.building,
    deliveryMethod: random.chance(0.9) ? deliveryMethodFrom(random) : "",
    wishedOn: wished ? tokyoDate(orderedAt + random.int(3, 10) * DAY_MS) : null,
    wishedBand: wished || random.chance(0.15) ? random.pick(WISHED_BANDS) : "",
  };
}

type To = Omit<Delivery, "method">;

const NOWHERE_ELSE: To = {
  name: "",
  kana: "",
  phone: "",
  postalCode: "",
  prefecture: "",
  city: "",
  street: "",
  building: "",
};

function giftTo(random: Random): To {
  const { name, kana, phone } = customerFrom(random, false);
  return { name, kana, phone, ...addressFrom(random) };
}
