import Link from "next/link";
import type { ReactNode } from "react";
import { HOME_HREF } from "@/lib/home/home-links";
import type { LimitsView } from "@/lib/home/home-view";

/** To the list of all days that are shown. */
export function TotalLink({ view, children }: { readonly view: LimitsView; readonly children: ReactNode }) {
  const [from, to] = [view.days.at(0)?.date, view.days.at(-1)?.date];
  if (from === undefined || to === undefined) return children;
  return (
    <Link href={HOME_HREF.days(from, to)} prefetch={false} className="font-bold text-link">
      {children}
    </Link>
  );
}
