"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { draftsOf, type LyingDraft } from "@/components/drafts/lying-drafts";
import { Notice } from "@/components/ui/notice";
import type { SessionEnd } from "@/lib/identity/session-end";
import { SESSION_DRAFT, SESSION_END } from "@/lib/messages/session-end";
import { formatMoment } from "@/lib/time/display";

export interface SessionEndedProps {
  readonly why: SessionEnd;
  readonly staffId: string;
  /** Where signing in leads back to. */
  readonly next: string;
}

/** Why the session is over, and which draft waits behind サインイン: that there is one is said, never what is in it. */
export function SessionEnded({ why, staffId, next }: SessionEndedProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<LyingDraft | null>(null);
  useEffect(() => {
    // The next person to sign in asks for everything anew.
    client.clear();
    const order = orderIn(next);
    setDraft(order === null ? null : (draftsOf(staffId).find(({ subject }) => subject === order) ?? null));
  }, [client, staffId, next]);
  return (
    <Notice tint={why === "stopped" ? "amber" : "blue"} role="status">
      <p>{SESSION_END[why]}</p>
      {draft === null ? null : (
        <p>{SESSION_DRAFT.kept(screenOf(next, draft.subject), formatMoment(draft.at, Date.now()))}</p>
      )}
    </Notice>
  );
}

/** Where an order's number stands in other addresses. */
const REGISTERING = "new";

/** The order of a screen that has one. */
function orderIn(next: string): string | null {
  const found = /^\/orders\/([^/?#]+)/.exec(next)?.[1];
  return found === undefined ? null : decodeURIComponent(found);
}

function screenOf(next: string, orderNumber: string): string {
  if (orderNumber === REGISTERING) return SESSION_DRAFT.register;
  return next.endsWith("/edit") ? SESSION_DRAFT.edit(orderNumber) : SESSION_DRAFT.order(orderNumber);
}
