import type { Address, OrderRecord } from "@/lib/payments/model/records";
import { type PlainDate, parsePlainDate } from "@/lib/time/plain-date";
import type { DeliveryPart } from "./order-view-types";

/** The columns of an order's two addresses, as its screen shows them. */

export function customerAddress(order: OrderRecord): Address | null {
  return known({
    postalCode: order.customerPostalCode,
    prefecture: order.customerPrefecture,
    city: order.customerCity,
    street: order.customerStreet,
    building: order.customerBuilding,
  });
}

export function deliveryPart(order: OrderRecord): DeliveryPart {
  const { deliveryName: name, deliveryKana: kana, deliveryPhone: phone } = order;
  const address = known({
    postalCode: order.deliveryPostalCode,
    prefecture: order.deliveryPrefecture,
    city: order.deliveryCity,
    street: order.deliveryStreet,
    building: order.deliveryBuilding,
  });
  return {
    to: address === null ? null : { name, kana, phone, address },
    method: order.deliveryMethod,
    wishedOn: wishedDay(order),
    wishedBand: order.wishedBand,
  };
}

function wishedDay({ wishedOn }: OrderRecord): PlainDate | null {
  const day = wishedOn === null ? null : parsePlainDate(wishedOn);
  return day?.ok ? day.value : null;
}

function known(address: Address): Address | null {
  return Object.values(address).every((part) => part === "") ? null : address;
}
