import { AttemptAnswer, AttemptBadge } from "@/components/order/words/attempt-words";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { methodShort } from "@/lib/capability/facts/catalogue";
import { AUTHORIZATION_HISTORY_WORD, cardText } from "@/lib/messages/authorization";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { formatDateTimeInList } from "@/lib/time/display";

/** In the line's place while no authorization lives: every one that was tried, newest first, and what came of it. */
export function AttemptTable({ view }: { readonly view: OrderView }) {
  if (view.attempts.length === 0) return null;
  const { columns } = AUTHORIZATION_HISTORY_WORD;
  return (
    <Table cards aria-label={AUTHORIZATION_HISTORY_WORD.table}>
      <TableHead>
        <TableRow>
          <HeaderCell>{columns.at}</HeaderCell>
          <HeaderCell>{columns.method}</HeaderCell>
          <HeaderCell numeric>{columns.amount}</HeaderCell>
          <HeaderCell>{columns.result}</HeaderCell>
          <HeaderCell>{columns.answer}</HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {view.attempts.map((attempt, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an attempt that no call of ours made has no name of its own.
          <TableRow key={index} className="last:border-b-0">
            <TableCell className="whitespace-nowrap">
              {attempt.at === null ? "-" : formatDateTimeInList(attempt.at, view.serverNow)}
            </TableCell>
            <TableCell label={columns.method}>
              {methodShort(attempt.methodId).method}{" "}
              {attempt.card === null ? null : (
                <span className="whitespace-nowrap text-muted text-sm">{cardText(attempt.card)}</span>
              )}
            </TableCell>
            <TableCell label={columns.amount} numeric>
              {attempt.amount === null ? "-" : formatYen(attempt.amount)}
            </TableCell>
            <TableCell label={columns.result}>
              <AttemptBadge attempt={attempt} />
            </TableCell>
            <TableCell label={columns.answer}>
              <AttemptAnswer attempt={attempt} view={view} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
