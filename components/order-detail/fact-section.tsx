import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/class-names";

/** One block of facts. Borders part the blocks; nothing floats. */
export function FactSection(props: {
  readonly title: string;
  readonly titleHidden?: boolean;
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn("rounded-panel border border-line bg-surface", props.className)}>
      <div
        className={cn(
          "flex min-h-9 flex-wrap items-center justify-between gap-2 border-line border-b px-4 py-1",
          props.titleHidden && "sr-only",
        )}
      >
        <h2 id={id} className="font-bold text-base">
          {props.title}
        </h2>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}
