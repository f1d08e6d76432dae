import { FactSection } from "@/components/ui/fact-section";
import { HeaderCell, RowHeader, Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { TAX_RATE_WORD } from "@/lib/messages/register";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { Changed } from "./changed";
import { OrderAmounts } from "./order-amounts";

export function OrderLines({ view }: { readonly view: OrderView }) {
  return (
    <FactSection title="商品と合計">
      <Table>
        <caption className="sr-only">商品の一覧</caption>
        <TableHead>
          <tr>
            <HeaderCell className="pl-3 tablet:pl-4">商品</HeaderCell>
            <HeaderCell numeric className="w-20 max-tablet:not-print:hidden">
              数量
            </HeaderCell>
            <HeaderCell numeric className="w-28 max-tablet:not-print:hidden">
              単価
            </HeaderCell>
            <HeaderCell numeric className="w-28 pr-3 tablet:w-32 tablet:pr-4">
              小計
            </HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {view.order.lines.map((line) => (
            <TableRow key={line.position}>
              <RowHeader className="break-id pl-3 tablet:pl-4">
                <Changed of="lines">{line.name}</Changed>
                <span className="block font-normal text-muted text-sm">
                  {line.productCode === "" ? null : <span className="mr-2">{line.productCode}</span>}
                  {TAX_RATE_WORD[line.taxRate]}
                </span>
                {/* On a phone the two columns stand under the name. */}
                <span className="block font-normal text-muted text-sm tablet:hidden print:hidden">
                  {line.quantity.toLocaleString("ja-JP")} × {formatYen(line.unitPrice)}
                </span>
              </RowHeader>
              <TableCell numeric className="max-tablet:not-print:hidden">
                {line.quantity.toLocaleString("ja-JP")}
              </TableCell>
              <TableCell numeric className="max-tablet:not-print:hidden">
                {formatYen(line.unitPrice)}
              </TableCell>
              <TableCell numeric className="pr-3 tablet:pr-4">
                {formatYen(line.quantity * line.unitPrice)}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      <OrderAmounts view={view} />
    </FactSection>
  );
}
