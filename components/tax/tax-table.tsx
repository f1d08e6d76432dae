import { TAX_RATE_WORD, TAX_WORD } from "@/lib/messages/register";
import type { RateTax } from "@/lib/money/tax";
import { formatYen } from "@/lib/money/yen";

/** 対象額 and うち消費税 of each rate that an order has. */
export function TaxTable({ rates }: { readonly rates: readonly RateTax[] }) {
  if (rates.length === 0) return null;
  return (
    <table className="w-full border-line border-t text-sm">
      <caption className="sr-only">{TAX_WORD.caption}</caption>
      <thead>
        <tr className="text-muted">
          <th scope="col" className="py-1 text-left font-medium">
            {TAX_WORD.rate}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {TAX_WORD.amount}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {TAX_WORD.tax}
          </th>
        </tr>
      </thead>
      <tbody>
        {rates.map(({ rate, amount, tax }) => (
          <tr key={rate}>
            <th scope="row" className="py-0.5 text-left font-normal">
              {TAX_RATE_WORD[rate]}
            </th>
            <td className="py-0.5 text-right">{formatYen(amount)}</td>
            <td className="py-0.5 text-right">{rate === "exempt" ? TAX_WORD.none : formatYen(tax)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
