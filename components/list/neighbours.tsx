"use client";

import { ChevronLeft, ChevronRight, WifiOff } from "lucide-react";
import { type ReactNode, useState } from "react";
import { SAYS_OFFLINE } from "@/components/live/offline-line";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { OFFLINE_WORD } from "@/lib/messages/live";
import { AddressLink } from "./address-link";

export interface Neighbour {
  readonly href: string;
  readonly onGo: () => void;
}

export interface NeighboursProps {
  readonly label: string;
  /** null at an end of the list. */
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
  /** 1〜50件 / 3,012件 */
  readonly children?: ReactNode;
}

const style = "inline-flex h-7 items-center gap-1 rounded-control px-2 pointer-coarse:h-10";

/**
 * The way to the neighbouring pages. An end keeps its word, so that nothing moves. Without a network the address stays
 * where the rows are, and that is said where one pressed.
 */
export function Neighbours({ label, previous, next, children }: NeighboursProps) {
  const [stopped, setStopped] = useState<"prev" | "next" | null>(null);
  const ways = { prev: previous, next } as const;
  const go = (rel: "prev" | "next") => {
    const offline = !navigator.onLine;
    setStopped(offline ? rel : null);
    if (!offline) ways[rel]?.onGo();
  };
  return (
    <div className="ml-auto flex flex-col items-end gap-1">
      <nav aria-label={label} className="flex items-center gap-3">
        {children}
        <span className="flex items-center print:hidden">
          <Way to={previous} rel="prev" onGo={go}>
            <ChevronLeft className="size-4" aria-hidden="true" />
            前へ
          </Way>
          <Way to={next} rel="next" onGo={go}>
            次へ
            <ChevronRight className="size-4" aria-hidden="true" />
          </Way>
        </span>
      </nav>
      {stopped === null ? null : (
        <Notice
          tint="amber"
          role="alert"
          icon={WifiOff}
          actions={
            <Button size="small" onClick={() => go(stopped)}>
              {OFFLINE_WORD.reload}
            </Button>
          }
        >
          {OFFLINE_WORD.notLoaded[stopped]}
        </Notice>
      )}
    </div>
  );
}

function Way(props: {
  readonly to: Neighbour | null;
  readonly rel: "prev" | "next";
  readonly onGo: (rel: "prev" | "next") => void;
  readonly children: ReactNode;
}) {
  const { to, rel } = props;
  if (to === null) return <span className={`${style} text-muted`}>{props.children}</span>;
  return (
    <AddressLink
      href={to.href}
      onGo={() => props.onGo(rel)}
      rel={rel}
      {...{ [SAYS_OFFLINE]: "" }}
      className={`${style} text-primary hover:bg-sunken`}
    >
      {props.children}
    </AddressLink>
  );
}
