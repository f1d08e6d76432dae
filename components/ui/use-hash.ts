"use client";

import { useSyncExternalStore } from "react";

/** The part of the address after #, decoded; "" on the server. `:target` does not follow links inside the app, this does. */
export function useHash(): string {
  return useSyncExternalStore(subscribe, readHash, () => "");
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

function readHash(): string {
  const hash = window.location.hash.slice(1);
  try {
    return decodeURIComponent(hash);
  } catch {
    // A lone % from somewhere else: it leads to nothing here.
    return "";
  }
}
