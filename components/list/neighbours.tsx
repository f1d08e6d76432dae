"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
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

const style = "inline-flex h-8 items-center gap-1 rounded-control px-2 pointer-coarse:h-10";

/** The way to the neighbouring pages. An end keeps its word, so that nothing moves. */
export function Neighbours({ label, previous, next, children }: NeighboursProps) {
  return (
    <nav aria-label={label} className="ml-auto flex items-center gap-3">
      {children}
      <span className="flex items-center">
        <Way to={previous} rel="prev">
          <ChevronLeft className="size-4" aria-hidden="true" />
          前へ
        </Way>
        <Way to={next} rel="next">
          次へ
          <ChevronRight className="size-4" aria-hidden="true" />
        </Way>
      </span>
    </nav>
  );
}

function Way(props: { readonly to: Neighbour | null; readonly rel: "prev" | "next"; readonly children: ReactNode }) {
  if (props.to === null) return <span className={`${style} text-muted`}>{props.children}</span>;
  return (
    <AddressLink {...props.to} rel={props.rel} className={`${style} text-primary hover:bg-sunken`}>
      {props.children}
    </AddressLink>
  );
}
