import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { SeededRandom } from "../random";

/** As the action takes it: its arrays are not read-only. */
export interface TypedEdit {
  lines: { name: string; productCode: string; quantity: number; unitPrice: number; taxRate: Line["taxRate"] }[];
  shippingFee: number;
  fee: number;
  discount: number;
  points: number;
  editChoice: boolean;
}

type Line = OrderView["order"]["lines"][number];

/** 受注編集 as staff would type it to bring the total there: by a price, a fee, a discount or points. */
export function typedEditTo(view: OrderView, total: number, editChoice: boolean, random: SeededRandom): TypedEdit {
  const { order } = view;
  const lines = order.lines.map(({ name, productCode, quantity, unitPrice, taxRate }) => {
    return { name, productCode, quantity, unitPrice, taxRate };
  });
  const { shippingFee, fee, discount, points } = order;
  const edit: TypedEdit = { lines, shippingFee, fee, discount, points, editChoice };
  const by = total - order.total;
  const [line] = lines;
  if (line !== undefined && by % line.quantity === 0 && -by < line.unitPrice * line.quantity && random.chance(0.5)) {
    line.unitPrice += by / line.quantity;
    // As long as the total stays, something else has to make it an edit.
    return by === 0 ? { ...edit, shippingFee: shippingFee + 50, discount: discount + 50 } : edit;
  }
  if (by < 0) return random.chance(0.5) ? { ...edit, discount: discount - by } : { ...edit, points: points - by };
  return random.chance(0.5) ? { ...edit, shippingFee: shippingFee + by } : { ...edit, fee: fee + by };
}
