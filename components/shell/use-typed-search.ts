"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useAddress } from "@/components/list/use-address";
import { useGo } from "@/components/live/use-go";
import { LIST_PATH } from "@/components/order-list/arrival";

/** Typing pauses this long before it is searched for. */
const PAUSE_MS = 120;
const SEARCH_PARAMS = ["q", "cursor"] as const;

export interface TypedSearch {
  readonly value: string;
  readonly onType: (text: string, converting: boolean) => void;
  /** Searches at once. */
  readonly searchNow: (text: string) => void;
  /** What was typed is not searched for by itself any more. */
  readonly hold: () => void;
  /** What is typed from here on is a new search, which Back leads out of. */
  readonly begin: () => void;
}

/**
 * What is typed, and its list. The address of the list is its state, so a slower answer to an older address is never
 * shown for a newer one. On another screen the first search leads to the list. Other conditions of the list stay.
 */
export function useTypedSearch(): TypedSearch {
  const lead = useGo();
  const onList = usePathname() === LIST_PATH;
  const { params, go } = useAddress(SEARCH_PARAMS);
  const searched = onList ? (params.q ?? "") : "";
  /** null: as the address says. */
  const [typed, setTyped] = useState<string | null>(null);
  const asked = useRef(searched);
  const begun = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // An address that this field has not asked for (Back, a condition taken off) brings its own text.
  useEffect(() => {
    if (searched === asked.current) return;
    asked.current = searched;
    clearTimeout(timer.current);
    setTyped(null);
  }, [searched]);
  useEffect(() => {
    if (!onList) setTyped(null);
  }, [onList]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const searchNow = (text: string) => {
    clearTimeout(timer.current);
    const q = text.trim();
    if (q === asked.current) return;
    const query = q === "" ? "" : `?${new URLSearchParams({ q })}`;
    if (!onList && !lead(`${LIST_PATH}${query}`)) return;
    asked.current = q;
    if (onList) go(query, begun.current ? "replace" : "push");
    begun.current = true;
  };
  return {
    value: typed ?? searched,
    searchNow,
    hold: () => clearTimeout(timer.current),
    begin: () => {
      begun.current = false;
    },
    onType: (text, converting) => {
      setTyped(text);
      clearTimeout(timer.current);
      if (!converting) timer.current = setTimeout(() => searchNow(text), PAUSE_MS);
    },
  };
}
