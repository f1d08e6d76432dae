/** 税率: 10%, 軽減8%, 対象外. */
export const TAX_RATES = ["standard", "reduced", "exempt"] as const;
export type TaxRate = (typeof TAX_RATES)[number];

/** 消費税の端数: 切捨て, 四捨五入, 切上げ. */
export const ROUNDINGS = ["down", "half_up", "up"] as const;
export type Rounding = (typeof ROUNDINGS)[number];
