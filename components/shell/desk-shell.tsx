"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { GlossaryProvider } from "@/components/glossary/glossary";
import { LiveFeed } from "@/components/live/live-feed";
import { OfflineLine } from "@/components/live/offline-line";
import { useGo } from "@/components/live/use-go";
import { WalkKeeper } from "@/components/order-list/walk-keeper";
import { type Destination, ENDING_TODAY_HREF, placesFor } from "@/components/places/destinations";
import { REGISTER_PATH } from "@/components/places/order-path";
import { ShortcutsProvider, useShortcut } from "@/components/ui/shortcuts";
import { useKeepFocus } from "@/components/ui/use-keep-focus";
import type { Connection } from "@/lib/gateway/connection";
import { mayAs, type StaffMember } from "@/lib/identity/role";
import type { Theme } from "@/lib/messages/theme";
import type { DeskCounts } from "@/lib/orders/list/read-desk-counts";
import { deskCountsQuery } from "@/lib/queries/desk-counts";
import { browserTime } from "@/lib/queries/server-clock";
import type { EpochMs } from "@/lib/time/epoch";
import { FootBar } from "./foot-bar";
import { Rail } from "./rail";
import { TopBar } from "./top-bar";
import { TroubleBanner } from "./trouble-banner";

export interface DeskShellProps {
  readonly staff: StaffMember;
  /** null where they could not be read; the window asks again. */
  readonly counts: DeskCounts | null;
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
  // Kept fresh here for the whole window; what shows a count reads it without asking.
  const handed = counts === null ? {} : { initialData: counts, initialDataUpdatedAt: browserTime(readAt) };
  useQuery({ ...deskCountsQuery(), ...handed });
  useKeepFocus();
  const destinations = placesFor(staff.role);
  return (
    <GlossaryProvider destinations={destinations}>
      <WalkKeeper />
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-1 focus:left-1 focus:z-50 focus:rounded-control focus:bg-surface focus:px-3 focus:py-2"
      >
        本文へ移動
      </a>
      <TopBar staff={staff} connection={connection} theme={theme} />
      <OfflineLine />
      <LiveFeed staffId={staff.id} readAt={readAt} />
      <div className="flex items-start">
        <Rail role={staff.role} />
        <main
          id="main"
          tabIndex={-1}
          className="min-w-0 flex-1 px-3 pt-3 pb-[calc(var(--foot-height)+1.5rem)] outline-none tablet:p-4 desk:px-6 desk:pt-4 desk:pb-8 print:p-0"
        >
          <TroubleBanner />
          {children}
        </main>
      </div>
      <FootBar role={staff.role} />
      {destinations.map((destination) => (
        <GoTo key={destination.href} destination={destination} />
      ))}
      <GoTo destination={{ key: "d", href: ENDING_TODAY_HREF }} />
      {mayAs(staff.role, "operator") ? <RegisterKey /> : null}
    </GlossaryProvider>
  );
}

function RegisterKey() {
  const go = useGo();
  useShortcut("n", () => go(REGISTER_PATH));
  return null;
}

/** `g` and a letter. A component each, because a hook may not stand in a loop. */
function GoTo({ destination }: { readonly destination: Pick<Destination, "key" | "href"> }) {
  const go = useGo();
  useShortcut(`g>${destination.key}`, () => go(destination.href));
  return null;
}
