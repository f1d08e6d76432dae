"use client";

import { Wifi, WifiOff } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { useAnnouncer } from "@/components/ui/live-region";
import { type Back, changeFeedState, stopWay } from "@/lib/live/feed-state";
import { LIVE_WORD } from "@/lib/messages/live";
import { formatTime } from "@/lib/time/display";
import { useFeedState } from "./use-feed-state";

/** A link that says itself, where it stands, that there is no network. */
export const SAYS_OFFLINE = "data-says-offline";

/** Under the bar: how old is what stands below while there is no network, and what has changed when it is back. */
export function OfflineLine() {
  const { online, asOf, stopped, back } = useFeedState();
  useStoppedLinks(online);
  useAnnounced(stopped, back);
  if (online) return back === null ? null : <BackLine back={back} />;
  return (
    <div className={cn(LINE, "border-amber/30 bg-amber-tint text-amber")}>
      <WifiOff className="size-4 shrink-0" aria-hidden="true" />
      <strong>{LIVE_WORD.offlineTitle}</strong>
      {stopped ? <strong>{LIVE_WORD.notOpened}</strong> : null}
      {asOf === null ? null : <span className="text-text">{LIVE_WORD.offlineLine(formatTime(asOf))}</span>}
      <span className="ml-auto text-muted">{LIVE_WORD.reconnects}</span>
    </div>
  );
}

const LINE =
  "sticky top-(--bar-height) z-30 flex flex-wrap items-center gap-x-2 border-b px-4 py-1.5 text-sm print:hidden";

/** In the same place, so that nothing below moves; gone with a press, or on the next screen. */
function BackLine({ back }: { readonly back: Back }) {
  const path = usePathname();
  const [shownAt] = useState(path);
  useEffect(() => {
    if (path !== shownAt) changeFeedState({ back: null });
  }, [path, shownAt]);
  return (
    <div className={cn(LINE, "border-green/30 bg-green-tint text-green")}>
      <Wifi className="size-4 shrink-0" aria-hidden="true" />
      <p className="text-text">{backText(back)}</p>
      <Button size="small" variant="quiet" className="ml-auto" onClick={() => changeFeedState({ back: null })}>
        {LIVE_WORD.close}
      </Button>
    </div>
  );
}

function backText({ at, since, count }: Back): string {
  return LIVE_WORD.back(formatTime(at), since === null ? null : formatTime(since), count);
}

function useAnnounced(stopped: boolean, back: Back | null): void {
  const { report, refuse } = useAnnouncer();
  useEffect(() => {
    if (stopped) refuse(`${LIVE_WORD.offlineTitle}${LIVE_WORD.notOpened}`);
  }, [stopped, refuse]);
  useEffect(() => {
    if (back !== null) report(backText(back));
  }, [back, report]);
}

/**
 * Stops a link that is pressed without a network. The router would leave the shop for the browser's own error page, and
 * everything on this screen would be gone.
 */
function useStoppedLinks(online: boolean): void {
  useEffect(() => {
    if (online) return;
    const stop = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.hasAttribute(SAYS_OFFLINE) || isInPage(link)) return;
      event.preventDefault();
      event.stopPropagation();
      stopWay();
    };
    document.addEventListener("click", stop, true);
    return () => document.removeEventListener("click", stop, true);
  }, [online]);
}

/** Leads to a place on this page. */
function isInPage(link: HTMLAnchorElement): boolean {
  const { pathname, search } = window.location;
  return link.hash !== "" && link.pathname === pathname && link.search === search;
}
