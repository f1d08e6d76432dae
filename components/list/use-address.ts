"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";

export interface ListAddress<Name extends string> {
  readonly params: Readonly<Record<Name, string | null>>;
  /** Goes to a query such as `?state=done` at once, without asking the server for the page itself. */
  readonly go: (query: string, how?: "push" | "replace") => void;
}

/** The named parameters of the address, as texts: reading, writing and Back go through it. `names` must not change. */
export function useAddress<const Name extends string>(names: readonly Name[]): ListAddress<Name> {
  const parsers = useMemo(
    () => Object.fromEntries(names.map((name) => [name, parseAsString])) as Record<Name, typeof parseAsString>,
    [names],
  );
  const [params, setParams] = useQueryStates(parsers, { history: "push", shallow: true, scroll: false });
  const go = useCallback(
    (query: string, history: "push" | "replace" = "push") => {
      const wanted = new URLSearchParams(query);
      const values = names.map((name) => [name, wanted.get(name)] as const);
      setParams(Object.fromEntries(values) as Parameters<typeof setParams>[0], { history });
    },
    [names, setParams],
  );
  return { params: params as Readonly<Record<Name, string | null>>, go };
}
