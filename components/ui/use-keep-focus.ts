"use client";

import { useEffect } from "react";

/** What may be stood on, by its name, when the control that had the focus is gone. */
const PLACES = "section[aria-labelledby], section[aria-label], table, main, [role=dialog]";
const DIALOG = "[role=dialog]";

/**
 * Keeps the focus where the work is. A button that disappears with its act (a canceled order's 受注を取り消す, a recorded row)
 * would drop the focus to the top of the page, which breaks work by keyboard or screen reader. Instead the focus goes to
 * the nearest surrounding place that is still there: after a dialog, the place from which the dialog was opened.
 */
export function useKeepFocus(): void {
  useEffect(() => {
    let last: readonly Element[] = [];
    let beforeDialog: readonly Element[] = [];
    let inDialog = false;
    const onFocus = ({ target, relatedTarget }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      const outside = target.closest(DIALOG) === null;
      if (outside) beforeDialog = placesOf(target);
      // A dialog that opens while nothing is focused: a person who left the search field is not brought back into it.
      else if (!inDialog && relatedTarget === null) beforeDialog = [];
      inDialog = !outside;
      last = placesOf(target);
    };
    const onChange = () => {
      const [focused] = last;
      if (focused === undefined || focused.isConnected || document.activeElement !== document.body) return;
      const place = [...last, ...beforeDialog].find((one) => one.isConnected);
      // An open dialog keeps the focus by itself; what stands outside it is out of reach until it is closed.
      if (place instanceof HTMLElement && !place.matches(DIALOG)) stand(place);
    };
    const observer = new MutationObserver(onChange);
    document.addEventListener("focusin", onFocus);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("focusin", onFocus);
      observer.disconnect();
    };
  }, []);
}

/** The element and the places around it, innermost first. They are read now: a removed element has no parents to ask for. */
function placesOf(element: Element): readonly Element[] {
  const around: Element[] = [element];
  for (let at = element.parentElement?.closest(PLACES) ?? null; at !== null; ) {
    around.push(at);
    at = at.parentElement?.closest(PLACES) ?? null;
  }
  return around;
}

function stand(place: HTMLElement): void {
  if (place.tabIndex < 0 && !place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
