import type { ComponentProps } from "react";
import { cn } from "./class-names";

export interface TableProps extends ComponentProps<"table"> {
  /** On a phone each row is a card: a cell with a `label` stands behind it, one without takes the card's width. */
  readonly cards?: boolean;
}

/** Horizontal rules only, rows of 36 px (44 under a finger). Widths are the caller's (colgroup or classes). */
export function Table({ cards = false, className, ...rest }: TableProps) {
  return (
    <table className={cn("w-full border-collapse text-base leading-5", cards && "card-rows", className)} {...rest} />
  );
}

export function TableHead({ className, ...rest }: ComponentProps<"thead">) {
  return <thead className={cn("bg-sunken text-muted", className)} {...rest} />;
}

export function TableRow({ className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr className={cn("h-9 border-line border-b aria-selected:bg-selected pointer-coarse:h-11", className)} {...rest} />
  );
}

interface Alignment {
  /** Amounts and counts stand right, so that the digits line up. */
  readonly numeric?: boolean;
}

export function HeaderCell({ numeric = false, className, scope = "col", ...rest }: ComponentProps<"th"> & Alignment) {
  return (
    <th
      scope={scope}
      className={cn("px-2 py-1 font-medium text-sm whitespace-nowrap", numeric && "text-right", className)}
      {...rest}
    />
  );
}

interface Labelled {
  /** The name of the column, where the row is a card. */
  readonly label?: string;
}

export function TableCell({ numeric = false, label, className, ...rest }: ComponentProps<"td"> & Alignment & Labelled) {
  return (
    <td
      className={cn("px-2 py-1", numeric && "text-right whitespace-nowrap", className)}
      {...(label === undefined ? {} : { "data-label": label })}
      {...rest}
    />
  );
}

/** What heads a row: the name that the other cells speak of. */
export function RowHeader({ className, ...rest }: ComponentProps<"th">) {
  return <th scope="row" className={cn("px-2 py-1 font-normal", className)} {...rest} />;
}
