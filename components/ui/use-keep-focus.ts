"use client";

import { useEffect } from "react";

/** What may be stood on, by its name, when the control that had the focus is gone. */
const PLACES = "section[aria-labelledby], section[aria-label], table, main, [role=dialog]";
const DIALOG = "[role=dialog]";

/**
 * Focus stays where the work is. A button that goes with what it did (a canceled order's 受注を取り消す, a recorded row) would
 * drop it to the top of the page, under the hands of whoever works by keyboard or by ear: it goes to the nearest place
 * around it that is still there. After a dialog that is the place from which the dialog was opened.
 */
export function useKeepFocus(): void {
  useEffect(() => {
    let last: readonly Element[] = [];
    let beforeDialog: readonly Element[] = [];
    const onFocus = ({ target, relatedTarget }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      if (target.closest(DIALOG) === null) beforeDialog = placesOf(target);
      else if (relatedTarget === null && leftOnPage(last)) beforeDialog = [];
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

/**
 * Whether the focus was given up before a dialog opened, as Esc in the search field does: a dialog that a key opened
 * then leads back to no field, where the next key would be typed.
 */
function leftOnPage([focused]: readonly Element[]): boolean {
  return focused?.isConnected === true && focused.closest(DIALOG) === null;
}

/** The element and the places around it, innermost first: once it is gone nobody could ask any more. */
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
