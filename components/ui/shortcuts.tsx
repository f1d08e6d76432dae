"use client";

import { createContext, type ReactNode, use, useMemo, useSyncExternalStore } from "react";
import { useHotkeys } from "react-hotkeys-hook";

interface Shortcuts {
  /** Whether single keys act at all; off for those who speak or type otherwise (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  readonly setSingleKeys: (on: boolean) => void;
}

const STORAGE_KEY = "juchu.single-keys";
const ShortcutsContext = createContext<Shortcuts>({ singleKeys: true, setSingleKeys: () => undefined });

/** Kept in the browser, not in the account. */
export function ShortcutsProvider({ children }: { readonly children: ReactNode }) {
  const singleKeys = useSyncExternalStore(subscribe, readSingleKeys, () => true);
  const shortcuts = useMemo(() => ({ singleKeys, setSingleKeys: writeSingleKeys }), [singleKeys]);
  return <ShortcutsContext value={shortcuts}>{children}</ShortcutsContext>;
}

export function useShortcuts(): Shortcuts {
  return use(ShortcutsContext);
}

/**
 * A single key, or a sequence such as `g>o`, by the character that it types (on a Japanese keyboard `[`, `]` and `/` sit
 * elsewhere). Silent while a character is being converted, in fields, with Ctrl, Alt or Meta, and under an open overlay.
 */
export function useShortcut(keys: string, act: () => void, enabled = true): void {
  const { singleKeys } = useShortcuts();
  useHotkeys(keys, act, {
    useKey: true,
    // The character decides: `?` is typed with Shift on one keyboard and without on another.
    ignoreModifiers: true,
    preventDefault: true,
    enabled: enabled && singleKeys,
    ignoreEventWhen: isForSomethingElse,
  });
}

function isForSomethingElse(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target;
  if (target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))) {
    return true;
  }
  return document.querySelector("[role=dialog][data-state=open], [role=alertdialog], [role=menu]") !== null;
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function readSingleKeys(): boolean {
  return window.localStorage.getItem(STORAGE_KEY) !== "off";
}

function writeSingleKeys(on: boolean): void {
  window.localStorage.setItem(STORAGE_KEY, on ? "on" : "off");
  for (const listener of listeners) listener();
}
