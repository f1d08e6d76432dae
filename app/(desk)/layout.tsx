import { cookies } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { DraftOwner } from "@/components/drafts/draft-owner";
import { DeskShell } from "@/components/shell/desk-shell";
import { draftKeyOf } from "@/lib/auth/draft-key";
import { requireStaff } from "@/lib/auth/session";
import { connectionFrom } from "@/lib/gateway/connection";
import { logUnexpected } from "@/lib/log/unexpected";
import { THEME_COOKIE, themeFrom } from "@/lib/messages/theme";
import type { DeskCounts } from "@/lib/orders/list/read-desk-counts";
import { readDeskCounts } from "@/lib/orders/list/read-desk-counts";

export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  const readAt = Date.now();
  const staff = await requireStaff();
  return (
    <DraftOwner staffId={staff.id} draftKey={draftKeyOf(staff.id)}>
      <DeskShell
        staff={staff}
        counts={await countsOrNull()}
        connection={connectionFrom(process.env)}
        readAt={readAt}
        theme={themeFrom((await cookies()).get(THEME_COOKIE)?.value)}
      >
        {children}
      </DeskShell>
    </DraftOwner>
  );
}

/** Counts that cannot be read do not take the screen away: it says so itself and asks again. */
async function countsOrNull(): Promise<DeskCounts | null> {
  try {
    return await readDeskCounts();
  } catch (error) {
    unstable_rethrow(error);
    logUnexpected(error, "desk counts");
    return null;
  }
}
