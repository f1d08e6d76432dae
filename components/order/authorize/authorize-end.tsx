"use client";

import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { EpochMs } from "@/lib/time/epoch";
import type { AuthorizationEnd } from "./authorize-end-of";
import { EndDeclined } from "./end-declined";
import { EndDone } from "./end-done";
import { EndNotSent } from "./end-not-sent";
import { EndOpen } from "./end-open";

export interface AuthorizeEndProps {
  readonly end: AuthorizationEnd;
  readonly view: OrderView;
  readonly now: EpochMs;
  readonly onAgain: () => void;
  readonly onMethodSettled: () => Promise<unknown>;
}

/** What came of it, in the place of what would be sent. Only 完了 claims that something happened. */
export function AuthorizeEnd({ end, view, now, onAgain, onMethodSettled }: AuthorizeEndProps) {
  switch (end.is) {
    case "open":
      return <EndOpen operation={end.operation} view={view} now={now} />;
    case "done":
      return <EndDone end={end} view={view} now={now} />;
    case "declined":
      return <EndDeclined end={end} view={view} onAgain={onAgain} onMethodSettled={onMethodSettled} />;
    case "not_sent":
      return <EndNotSent end={end} view={view} onAgain={onAgain} />;
  }
}
