import { randomUUID } from "node:crypto";
import type { Staff } from "../staff-client/staff-client";
import type { MatrixCase } from "./matrix-case";

const NO_ADDRESS = { postalCode: "", prefecture: "", city: "", street: "", building: "" } as const;
const CUSTOMER = {
  name: "佐藤 美咲",
  kana: "サトウ ミサキ",
  email: "misaki@example.jp",
  phone: "090-0000-4127",
  postalCode: "154-0001",
  prefecture: "東京都",
  city: "世田谷区池尻",
  street: "2-4-5",
  building: "",
} as const;

/** Takes the case's order down as 受注登録 does; answers the number that the shop gave it. */
export async function register({ line, order }: MatrixCase, staff: Staff): Promise<string> {
  const { quantity, unitPrice, shippingFee, threeDSecure } = order;
  const answer = await staff.ask("registerOrder", {
    requestKey: randomUUID(),
    customer: CUSTOMER,
    delivery: { name: "", kana: "", phone: "", method: "", ...NO_ADDRESS },
    wishedOn: "",
    wishedBand: "",
    lines: [{ name: "深蒸し煎茶 80g", productCode: "FC-80", quantity, unitPrice, taxRate: "reduced" }],
    shippingFee,
    fee: 0,
    discount: 0,
    points: 0,
    methodId: line.method,
    memo: "",
    threeDSecure,
  });
  if (answer.ok) return answer.value.orderNumber;
  throw new Error(`an order by ${line.method} could not be registered: ${JSON.stringify(answer.error)}`);
}
