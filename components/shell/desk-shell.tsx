"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { FeedLabel, OfflineLine } from "@/components/live/feed-label";
import { LiveFeed } from "@/components/live/live-feed";
import { ShortcutsProvider, useShortcut } from "@/components/ui/shortcuts";
import { useKeepFocus } from "@/components/ui/use-keep-focus";
import type { Connection } from "@/lib/gateway/connection";
import type { Theme } from "@/lib/messages/theme";
import type { DeskCounts as Counts } from "@/lib/queries/desk-counts";
import { mayAs, type StaffMember } from "@/lib/staff/role";
import type { EpochMs } from "@/lib/time/epoch";
import { ConnectionLabel } from "./connection";
import { DeskCounts } from "./desk-counts";
import { type Destination, ENDING_TODAY_HREF, SETUP, WORK } from "./destinations";
import { KeyboardHelp } from "./keyboard-help";
import { OrderSearch } from "./order-search";
import { Rail } from "./rail";
import { StaffMenu } from "./staff-menu";
import { TroubleBanner } from "./trouble-banner";

export interface DeskShellProps {
  readonly staff: StaffMember;
  /** null where they could not be read; the window asks again. */
  readonly counts: Counts | null;
  readonly connection: Connection;
  readonly theme: Theme;
  /** When the server began to draw, by its clock. */
  readonly readAt: EpochMs;
  readonly children: ReactNode;
}

/** The frame of every screen after サインイン. */
export function DeskShell(props: DeskShellProps) {
  return (
    <ShortcutsProvider>
      <Frame {...props} />
    </ShortcutsProvider>
  );
}

function Frame({ staff, counts, connection, theme, readAt, children }: DeskShellProps) {
  const [helpOpen, setHelpOpen] = useState(false);
  useShortcut("?", () => setHelpOpen(true));
  useKeepFocus();
  const destinations = [...WORK, ...SETUP].filter(({ needs }) => mayAs(staff.role, needs));
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-1 focus:left-1 focus:z-50 focus:rounded-control focus:bg-surface focus:px-3 focus:py-2"
      >
        本文へ移動
      </a>
      <header className="sticky top-0 z-30 flex h-12 items-center gap-3 border-line border-b bg-surface px-3 desk:gap-4 desk:px-4">
        <Link href="/orders" className="shrink-0 font-bold text-lg desk:w-[11.5rem]">
          受注デスク
        </Link>
        <OrderSearch />
        <div className="ml-auto flex shrink-0 items-center gap-2 desk:gap-3">
          <DeskCounts initial={counts} readAt={readAt} />
          <FeedLabel />
          <ConnectionLabel connection={connection} />
          <StaffMenu staff={staff} theme={theme} onKeyboardHelp={() => setHelpOpen(true)} />
        </div>
      </header>
      <OfflineLine />
      <LiveFeed staffId={staff.id} readAt={readAt} />
      <div className="flex items-start">
        <Rail role={staff.role} />
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 p-4 outline-none desk:p-6">
          <TroubleBanner />
          {children}
        </main>
      </div>
      {destinations.map((destination) => (
        <GoTo key={destination.href} destination={destination} />
      ))}
      <GoTo destination={{ key: "d", href: ENDING_TODAY_HREF }} />
      <KeyboardHelp destinations={destinations} open={helpOpen} onOpenChange={setHelpOpen} />
    </>
  );
}

/** `g` and a letter. A component each, because a hook may not stand in a loop. */
function GoTo({ destination }: { readonly destination: Pick<Destination, "key" | "href"> }) {
  const router = useRouter();
  useShortcut(`g>${destination.key}`, () => router.push(destination.href));
  return null;
}
