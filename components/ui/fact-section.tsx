import { type ReactNode, useId } from "react";
import { cn } from "./class-names";

/** One block of facts. Borders part the blocks; nothing floats. */
export function FactSection(props: {
  /** For links that lead here. */
  readonly id?: string;
  readonly title: string;
  readonly titleHidden?: boolean;
  /** Next to the title. */
  readonly beside?: ReactNode;
  /** At the far end of the title's line. */
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      id={props.id}
      aria-labelledby={id}
      className={cn(
        "scroll-mt-16 rounded-panel border border-line bg-surface print:break-inside-avoid",
        props.className,
      )}
    >
      <div
        className={cn(
          "flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-0.5 border-line border-b px-3 py-1.5 tablet:px-4",
          props.titleHidden && "sr-only",
        )}
      >
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
          <h2 id={id} className="font-bold text-lg">
            {props.title}
          </h2>
          {props.beside}
        </div>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}
