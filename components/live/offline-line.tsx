"use client";

import { WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useAnnouncer } from "@/components/ui/live-region";
import { LIVE_WORD } from "@/lib/messages/live";
import { formatTime } from "@/lib/time/display";
import { useFeedState } from "./use-feed-state";

/** A link that says itself, where it stands, that there is no network. */
export const SAYS_OFFLINE = "data-says-offline";

/** Under the bar while there is no network: how old is what stands below, and that no other screen can be opened. */
export function OfflineLine() {
  const { online, asOf } = useFeedState();
  const stopped = useStoppedLinks(online);
  if (online) return null;
  return (
    <div className="sticky top-(--bar-height) z-30 flex print:hidden flex-wrap items-center gap-x-2 border-amber/30 border-b bg-amber-tint px-4 py-1.5 text-amber text-sm">
      <WifiOff className="size-4 shrink-0" aria-hidden="true" />
      <strong>{LIVE_WORD.offlineTitle}</strong>
      {stopped ? <strong>{LIVE_WORD.notOpened}</strong> : null}
      {asOf === null ? null : <span className="text-text">{LIVE_WORD.offlineLine(formatTime(asOf))}</span>}
      <span className="ml-auto text-muted">{LIVE_WORD.reconnects}</span>
    </div>
  );
}

/**
 * Whether a link was pressed while there is no network. It is stopped: the router would leave the shop for the browser's
 * own page of errors, and all that stands here would be gone.
 */
function useStoppedLinks(online: boolean): boolean {
  const [stopped, setStopped] = useState(false);
  const { refuse } = useAnnouncer();
  if (online && stopped) setStopped(false);
  useEffect(() => {
    if (online) return;
    const stop = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.hasAttribute(SAYS_OFFLINE) || isInPage(link)) return;
      event.preventDefault();
      event.stopPropagation();
      setStopped(true);
      refuse(`${LIVE_WORD.offlineTitle}${LIVE_WORD.notOpened}`);
    };
    document.addEventListener("click", stop, true);
    return () => document.removeEventListener("click", stop, true);
  }, [online, refuse]);
  return stopped;
}

/** Leads to a place on this page. */
function isInPage(link: HTMLAnchorElement): boolean {
  const { pathname, search } = window.location;
  return link.hash !== "" && link.pathname === pathname && link.search === search;
}
