import { randomUUID } from "node:crypto";
import { oneWinner } from "../judges/one-winner";
import { orderAsAnswered } from "../judges/order-as-answered";
import { GOODS, QUANTITY, UNIT_PRICE } from "../orders";
import type { Track } from "../track";

const NOWHERE = { postalCode: "", prefecture: "", city: "", street: "", building: "" };

/** All 担当 press one registration at the same moment, and then authorize the one order that it made. */
export async function registeredAtOnce(track: Track): Promise<void> {
  const methodId = track.methodFor("unauthorized");
  const given = {
    requestKey: randomUUID(),
    customer: { name: "佐藤 美咲", kana: "", email: "", phone: "", ...NOWHERE },
    delivery: { name: "", kana: "", phone: "", method: "", ...NOWHERE },
    wishedOn: "",
    wishedBand: "",
    lines: [{ name: GOODS, productCode: "", quantity: QUANTITY, unitPrice: UNIT_PRICE, taxRate: "reduced" }],
    shippingFee: 0,
    fee: 0,
    discount: 0,
    points: 0,
    methodId,
    memo: "",
    threeDSecure: false,
  };
  const answers = await Promise.all(track.runners().map((staff) => track.ask(staff, "registerOrder", given, null)));
  const numbers = new Set(answers.flatMap((answer) => (answer.ok ? [answer.value.orderNumber] : [])));
  const [orderNumber] = numbers;
  if (orderNumber === undefined || numbers.size !== 1 || answers.some((answer) => !answer.ok)) {
    track.break(`one registration made ${numbers.size} orders: ${[...numbers].join(", ")}`);
    return;
  }
  const order = track.took({ orderNumber, methodId, paymentId: "", total: QUANTITY * UNIT_PRICE });
  const opened = await track.openAll(track.runners(), order, () => "authorize");
  const winner = oneWinner(track, order, await track.confirmAll(opened));
  await orderAsAnswered(track, winner);
}
