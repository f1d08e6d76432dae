export const FEES = ["shippingFee", "fee", "discount", "points"] as const;

export type Fee = (typeof FEES)[number];

/** A part that merges as a whole: a fee, one line of goods, or all lines where lines were added or removed on both sides. */
export type EditPart = Fee | "lines" | `lines.${number}`;
