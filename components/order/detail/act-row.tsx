import { type ReactNode, useId } from "react";

/** One act in a line: what it is, may it be done, the one fact that decides, and its button. */
export function ActRow(props: {
  readonly title: ReactNode;
  readonly badge: ReactNode;
  readonly factId: string;
  readonly fact: ReactNode;
  /** Its button; every one has the same place and width. */
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields of a form; this is an answer with its button.
    <div
      role="group"
      aria-labelledby={id}
      className="grid min-h-15 grid-cols-[minmax(0,1fr)_auto] content-center items-center gap-x-3 border-line border-b px-3 py-2 tablet:px-4"
    >
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
        <h3 id={id} className="min-w-21 font-bold text-base">
          {props.title}
        </h3>
        {props.badge}
      </div>
      <p id={props.factId} className="col-start-1 text-muted text-sm max-tablet:col-span-2">
        {props.fact}
      </p>
      {props.children}
    </div>
  );
}

export function ActControl({ children }: { readonly children: ReactNode }) {
  return (
    <div className="col-start-2 row-span-2 row-start-1 flex w-40 flex-col gap-0.5 max-tablet:col-span-2 max-tablet:col-start-1 max-tablet:row-start-auto max-tablet:mt-1.5 max-tablet:w-full">
      {children}
    </div>
  );
}
