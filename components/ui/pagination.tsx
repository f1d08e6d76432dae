import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

export interface PaginationProps {
  /** null at the end of the way. */
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  /** Where the way back does not lead to the neighbour. */
  readonly previousLabel?: string;
  /** 1〜50件 / 3,012件 */
  readonly children?: ReactNode;
}

const linkStyle =
  "inline-flex h-8 items-center gap-1 rounded-control px-2 text-primary hover:bg-sunken pointer-coarse:h-10";
const endStyle = "inline-flex h-8 items-center gap-1 px-2 text-muted";

/** Pages by key: only the neighbours have an address. At an end the word stays, so that nothing moves. */
export function Pagination({ previousHref, nextHref, previousLabel = "前へ", children }: PaginationProps) {
  const previous = (
    <>
      <ChevronLeft className="size-4" aria-hidden="true" />
      {previousLabel}
    </>
  );
  const next = (
    <>
      次へ
      <ChevronRight className="size-4" aria-hidden="true" />
    </>
  );
  return (
    <nav aria-label="ページ送り" className="flex items-center gap-3">
      {children === undefined ? null : <span>{children}</span>}
      <span className="flex items-center print:hidden">
        {previousHref === null ? (
          <span className={endStyle}>{previous}</span>
        ) : (
          <Link href={previousHref} rel="prev" className={linkStyle}>
            {previous}
          </Link>
        )}
        {nextHref === null ? (
          <span className={endStyle}>{next}</span>
        ) : (
          <Link href={nextHref} rel="next" className={linkStyle}>
            {next}
          </Link>
        )}
      </span>
    </nav>
  );
}
