import { type ReactNode, useId } from "react";

/** A step of the call, numbered as one asks. */
export function FormSection(props: {
  readonly step: number;
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-panel border border-line bg-surface">
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 border-line border-b px-3 py-1.5 tablet:px-4">
        <h2 id={id} className="flex items-center gap-2.5 font-bold text-lg">
          <span
            aria-hidden="true"
            className="inline-flex size-6 items-center justify-center rounded-full bg-sunken text-muted text-xs"
          >
            {props.step}
          </span>
          {props.title}
        </h2>
        {props.aside === undefined ? null : <p className="text-muted text-sm">{props.aside}</p>}
      </div>
      <div className="px-3 py-3 tablet:px-4">
        <div className="@container">{props.children}</div>
      </div>
    </section>
  );
}
