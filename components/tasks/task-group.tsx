import { ConsoleLink } from "@/components/console-link/console-link";
import { AddressLink } from "@/components/list/address-link";
import { TableCell, TableRow } from "@/components/ui/table";
import { PROVIDERS } from "@/lib/capability/facts/catalogue";
import { TASK_SUM } from "@/lib/messages/tasks";
import { formatYen } from "@/lib/money/yen";
import type { TaskGroup } from "@/lib/tasks/task-list-view";

export interface GroupHeadProps {
  readonly group: TaskGroup;
  readonly span: number;
  readonly mayChange: boolean;
}

/** One console: how much it is, and the way in. On a phone it stays in sight over its cards. */
export function GroupHead({ group, span, mayChange }: GroupHeadProps) {
  const { label } = PROVIDERS[group.provider];
  return (
    <TableRow className="bg-page max-desk:sticky max-desk:top-(--bar-height) max-desk:z-10 max-desk:block max-desk:h-auto">
      <th
        scope="rowgroup"
        colSpan={span}
        className="px-3 py-1 text-left font-normal max-desk:block max-desk:px-0 max-desk:py-2"
      >
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <span className="font-bold">{label}</span>
          <span className="text-muted">{TASK_SUM.count(group.count)}</span>
          <span className="font-bold">{formatYen(group.yen)}</span>
          <span className="ml-auto">
            <ConsoleLink provider={group.provider} mayChange={mayChange} />
          </span>
        </span>
      </th>
    </TableRow>
  );
}

export interface GroupRestProps {
  readonly group: TaskGroup;
  readonly shown: number;
  readonly span: number;
  readonly to: { readonly href: string; readonly onGo: () => void };
}

export function GroupRest({ group, shown, span, to }: GroupRestProps) {
  const rest = group.count - shown;
  return (
    <TableRow className="max-desk:block max-desk:border-0">
      <TableCell colSpan={span} className="max-desk:block desk:pl-19">
        <AddressLink
          {...to}
          className="inline-flex min-h-6 items-center text-link"
          aria-label={TASK_SUM.restOf(PROVIDERS[group.provider].label, rest)}
        >
          {TASK_SUM.rest(rest)}
        </AddressLink>
      </TableCell>
    </TableRow>
  );
}
