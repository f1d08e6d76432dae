import { formatYen } from "@/lib/money/yen";

/** From what to what an amount goes. Where it stays, only what it is made of changes: 「13,380円のまま(内訳のみ)」. */
export function amountsText(before: number, after: number): string {
  return before === after ? sameAmount(formatYen(after)) : `${formatYen(before)} → ${formatYen(after)}`;
}

export function sameAmount(amount: string): string {
  return `${amount}のまま(内訳のみ)`;
}
