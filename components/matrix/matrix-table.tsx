"use client";

import { useId, useRef, useState } from "react";
import { providerAnchor, UNDER_JUMP } from "@/components/list/provider-jump";
import { cn } from "@/components/ui/class-names";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import { HeaderCell } from "@/components/ui/table";
import type { MethodId, ProviderId } from "@/lib/capability/facts/catalogue";
import type { Capability } from "@/lib/capability/types";
import type { MatrixCell, MatrixRow } from "@/lib/matrix/matrix-view";
import { CAPABILITY_WORD } from "@/lib/messages/capabilities";
import { MATRIX_MARK, type MatrixMark } from "@/lib/messages/matrix";
import { CellDetails } from "./cell-details";
import { shortWords } from "./cell-words";

export interface MatrixTableProps {
  readonly rows: readonly MatrixRow[];
  readonly capabilities: readonly Capability[];
  /** Whether the shop's settings decide between ○ and △. */
  readonly overlay: boolean;
  /** The row that a link from an order led to. */
  readonly marked: MethodId | null;
}

interface Opened {
  readonly row: MatrixRow;
  readonly capability: Capability;
  readonly cell: MatrixCell;
}

/** One popover for all cells: it moves to the one that was pressed. */
export function MatrixTable({ rows, capabilities, overlay, marked }: MatrixTableProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const anchor = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  return (
    <Popover open={opened !== null} onOpenChange={(open) => (open ? undefined : setOpened(null))}>
      <PopoverAnchor virtualRef={anchor} />
      <table className="card-rows w-full table-fixed border-separate border-spacing-0 rounded-panel border border-line bg-surface leading-5">
        <thead>
          <tr>
            <HeaderCell className={cn(STICKY, "w-[22%] rounded-tl-panel")}>決済種別</HeaderCell>
            {capabilities.map((capability) => (
              <HeaderCell key={capability} className={STICKY} title={CAPABILITY_WORD[capability].long}>
                {CAPABILITY_WORD[capability].short}
              </HeaderCell>
            ))}
          </tr>
        </thead>
        {byProvider(rows).map(([provider, group]) => (
          <tbody key={provider}>
            <tr className="bg-page">
              <th
                id={providerAnchor(provider)}
                tabIndex={-1}
                scope="rowgroup"
                colSpan={capabilities.length + 1}
                className={cn(UNDER_JUMP, "border-line border-t bg-page px-2 py-1 font-bold text-sm")}
              >
                {group[0]?.providerLabel}
              </th>
            </tr>
            {group.map((row) => (
              <tr
                key={row.methodId}
                id={row.methodId}
                aria-current={row.methodId === marked ? "true" : undefined}
                className="scroll-mt-32 border-line aria-[current]:bg-selected max-tablet:not-print:border-t"
              >
                <th scope="row" className="border-line px-2 py-2 align-top font-medium tablet:border-t print:border-t">
                  {row.title}
                </th>
                {capabilities.map((capability) => (
                  <td
                    key={capability}
                    data-label={CAPABILITY_WORD[capability].short}
                    className={cn(
                      "border-line p-0 align-top tablet:border-t print:border-t",
                      row.cells[capability] === null && "max-tablet:not-print:hidden!",
                    )}
                  >
                    <MatrixCellButton
                      row={row}
                      capability={capability}
                      overlay={overlay}
                      onOpen={(button, cell) => {
                        anchor.current = button;
                        setOpened({ row, capability, cell });
                      }}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {opened === null ? null : (
        <PopoverContent
          aria-labelledby={titleId}
          className="w-[min(24rem,calc(100vw-1rem))]"
          onCloseAutoFocus={(event) => {
            // There is no trigger to go back to: the pressed cell is it.
            event.preventDefault();
            anchor.current?.focus();
          }}
        >
          <CellDetails {...opened} titleId={titleId} />
        </PopoverContent>
      )}
    </Popover>
  );
}

const STICKY = "sticky top-[calc(var(--bar-height)+2.75rem)] z-10 bg-sunken whitespace-normal print:static";

interface CellButtonProps {
  readonly row: MatrixRow;
  readonly capability: Capability;
  readonly overlay: boolean;
  readonly onOpen: (button: HTMLButtonElement, cell: MatrixCell) => void;
}

function MatrixCellButton({ row, capability, overlay, onOpen }: CellButtonProps) {
  const cell = row.cells[capability];
  const mark = markOf(cell, overlay);
  const { sign, words } = MATRIX_MARK[mark];
  if (cell === null) {
    return (
      <p className="px-2 py-2 text-muted">
        <span aria-hidden="true">{sign}</span>
        <span className="sr-only">{words}</span>
      </p>
    );
  }
  const text = shortWords(cell);
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={(event) => onOpen(event.currentTarget, cell)}
      className="flex min-h-9 w-full items-start gap-1 px-2 py-2 text-left hover:bg-sunken pointer-coarse:min-h-11"
    >
      <span aria-hidden="true" className={cn("font-bold", mark === "on" ? "text-green" : "text-amber")}>
        {sign}
      </span>
      <span className="sr-only">
        {row.title} {CAPABILITY_WORD[capability].long} {words}
      </span>
      <span className="min-w-0 text-sm [word-break:auto-phrase]">{text}</span>
    </button>
  );
}

function markOf(cell: MatrixCell | null, overlay: boolean): MatrixMark {
  if (cell === null) return "none";
  return !overlay || cell.onNow ? "on" : "off";
}

/** The rows come in the page's order, so a provider's stand together. */
function byProvider(rows: readonly MatrixRow[]): readonly (readonly [ProviderId, readonly MatrixRow[]])[] {
  const groups = new Map<ProviderId, MatrixRow[]>();
  for (const row of rows) groups.set(row.provider, [...(groups.get(row.provider) ?? []), row]);
  return [...groups];
}
