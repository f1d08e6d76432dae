"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { ProgressBar } from "@/components/ui/spinner";
import { HOME_WORD } from "@/lib/messages/home";

/** A panel's answer, and its place on the screen. */
export interface PanelPlace<View> {
  readonly query: UseQueryResult<View>;
  readonly className: string;
}

export interface PanelProps<View> extends PanelPlace<View> {
  readonly title: string;
  /** Beside the title, muted. */
  readonly sub?: string;
  /** At the right of the head, once there is something. */
  readonly head?: (view: View) => ReactNode;
  readonly children: (view: View) => ReactNode;
}

/** One answer of ホーム. Where it cannot be read it says so in its place, and all others stay. */
export function Panel<View>({ title, sub, query, head, className, children }: PanelProps<View>) {
  const id = useId();
  const { data } = query;
  return (
    <section
      aria-labelledby={id}
      className={cn(
        "@container flex min-w-0 flex-col rounded-panel border border-line bg-surface print:break-inside-avoid",
        className,
      )}
    >
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2">
        <h2 id={id} className="text-lg whitespace-nowrap">
          {title}
        </h2>
        {sub === undefined ? null : <span className="text-muted text-sm">{sub}</span>}
        {data === undefined || head === undefined ? null : (
          <div className="ml-auto flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">{head(data)}</div>
        )}
      </div>
      {data === undefined ? <Missing title={title} query={query} /> : children(data)}
    </section>
  );
}

/** A panel without its answer: being asked for, or failed. */
export function Missing({
  title,
  query,
}: {
  readonly title: string;
  readonly query: Pick<UseQueryResult, "isError" | "isFetching" | "refetch">;
}) {
  if (!query.isError) {
    return (
      <div className="min-h-24">
        <ProgressBar active={query.isFetching} />
        <p className="sr-only">{HOME_WORD.loading(title)}</p>
      </div>
    );
  }
  return (
    <div role="alert" className="flex min-h-24 flex-wrap items-center gap-3 px-4 py-3">
      <p>{HOME_WORD.failed(title)}</p>
      <Button size="small" busy={query.isFetching} onClick={() => query.refetch()}>
        {HOME_WORD.reload}
      </Button>
    </div>
  );
}

/** Nothing to list, which is often what was hoped for. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="px-4 py-4 text-muted">{children}</p>;
}
