"use client";

import { useEffect } from "react";
import { LAST_SESSION_COOKIE, readLastSession } from "@/lib/identity/session-end";

/**
 * Loads the page anew if another person has signed in to this browser. A page that the browser kept, or a tab that
 * stood open, would otherwise show the first person's texts to the second. What was typed is in its writer's drafts by
 * then.
 */
export function useSamePerson(staffId: string): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible" && isAnother(staffId)) window.location.reload();
    };
    window.addEventListener("pageshow", look);
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("pageshow", look);
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [staffId]);
}

function isAnother(staffId: string): boolean {
  const own = document.cookie.split("; ").find((one) => one.startsWith(`${LAST_SESSION_COOKIE}=`));
  if (own === undefined) return false;
  const last = readLastSession(decodeURIComponent(own.slice(LAST_SESSION_COOKIE.length + 1)));
  return last !== null && last.staffId !== staffId;
}
