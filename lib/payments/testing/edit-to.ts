import { BLANK_LINE } from "@/lib/payments/model/blank";
import type { OrderEdit } from "@/lib/payments/model/contract";

/** What staff save in 受注編集 so that the order's total becomes this, in yen: one line, no fees. */
export function editTo(total: number, more: Partial<OrderEdit> = {}): OrderEdit {
  const lines = [{ name: "急須 黒", quantity: 1, unitPrice: total, ...BLANK_LINE }];
  return { lines, shippingFee: 0, fee: 0, discount: 0, points: 0, editChoice: false, ...more };
}
