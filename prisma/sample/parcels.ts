import { CARRIERS, type Carrier } from "@/lib/capability/facts/carriers";
import type { ShipmentReport } from "@/lib/gateway/protocol";
import { readSlipNumber } from "@/lib/payments/model/slip-number";
import type { EpochMs } from "@/lib/time/epoch";
import { tokyoDate } from "@/lib/time/tokyo";
import type { Random } from "./random";

/** A way on which a parcel comes to the customer's door. */
export function deliveryMethodFrom(random: Random): string {
  return pickOf(
    random,
    CARRIERS.flatMap(({ services }) => services),
  );
}

/** What leaves the shop for an order: with the carrier of its 配送方法, or with any where none was chosen. */
export function parcelFrom(random: Random, deliveryMethod: string, at: EpochMs): ShipmentReport {
  const carrier = CARRIERS.find(({ services }) => services.includes(deliveryMethod)) ?? pickOf(random, CARRIERS);
  return { carrier: carrier.name, slipNumber: slipNumberFrom(random, carrier), shippedOn: tokyoDate(at) };
}

/** As the shop writes it: mostly the twelve digits that the carriers of parcels have, where this one has them. */
function slipNumberFrom(random: Random, carrier: Carrier): string {
  const { shortest, longest, letters } = carrier;
  const length = Math.min(longest, Math.max(shortest, 12));
  const digits = `${random.int(1, 9)}${Array.from({ length: length - 1 }, () => random.int(0, 9)).join("")}`;
  const abroad = letters && random.chance(0.1) ? `EM${digits.slice(0, 9)}JP` : digits;
  const read = readSlipNumber(carrier, abroad);
  if (!read.ok) throw new Error(`${abroad} is no slip number of ${carrier.name}`);
  return read.value;
}

function pickOf<T>(random: Random, [first, ...others]: readonly T[]): T {
  if (first === undefined) throw new Error("there is nothing to pick from");
  return random.pick([first, ...others]);
}
