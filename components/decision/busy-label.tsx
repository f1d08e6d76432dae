import { cn } from "@/components/ui/class-names";

/**
 * A button's label that gives way to 送信中. The button keeps its width: else its neighbour would slide under the pointer,
 * and the second half of a double click would press that one.
 */
export function BusyLabel({ label, busy }: { readonly label: string; readonly busy: string | null }) {
  return (
    <span className="grid justify-items-center">
      <span aria-hidden={busy !== null} className={cn("col-start-1 row-start-1", busy !== null && "invisible")}>
        {label}
      </span>
      {busy === null ? null : <span className="col-start-1 row-start-1">{busy}</span>}
    </span>
  );
}
