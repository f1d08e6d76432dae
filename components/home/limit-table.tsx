import Link from "next/link";
import { HeaderCell, RowHeader, Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { methodInList } from "@/lib/capability/facts/catalogue";
import { HOME_HREF } from "@/lib/home/home-links";
import type { LimitsView } from "@/lib/home/home-view";
import { HOME_LIMITS, HOME_WORD } from "@/lib/messages/home";
import { formatYen } from "@/lib/money/yen";
import { formatMonthDay } from "@/lib/time/display";

/** The same as the bars, with all that these show only under a pointer. */
export function LimitTable({ view }: { readonly view: LimitsView }) {
  const { columns } = HOME_LIMITS;
  return (
    <Table aria-label={HOME_LIMITS.title}>
      <TableHead>
        <TableRow>
          <HeaderCell className="pl-4">{columns.day}</HeaderCell>
          <HeaderCell numeric>{columns.count}</HeaderCell>
          <HeaderCell numeric>{columns.yen}</HeaderCell>
          <HeaderCell className="max-tablet:hidden">{columns.methods}</HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {view.days.map(({ date, count, yen, methods }) => (
          <TableRow key={date}>
            <RowHeader className="pl-4 text-left whitespace-nowrap">
              <Link href={HOME_HREF.day(date)} prefetch={false} className="text-link">
                {formatMonthDay(date)}
              </Link>
            </RowHeader>
            <TableCell numeric>{HOME_WORD.count(count)}</TableCell>
            <TableCell numeric>{formatYen(yen)}</TableCell>
            <TableCell className="text-muted text-sm max-tablet:hidden">
              {methods
                .map(({ methodId, first, last }) => `${methodInList(methodId)} ${HOME_LIMITS.until(first, last)}`)
                .join("、")}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
