import Link from "next/link";
import type { ReactNode } from "react";

/** At the head of a panel, to all of it. */
export function AllLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="min-h-6 whitespace-nowrap rounded-control text-primary leading-6 hover:underline"
    >
      {children}
    </Link>
  );
}
