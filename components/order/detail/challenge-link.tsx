import { ExternalLink } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Remaining } from "@/components/verdict/deadline-text";
import { AUTHORIZE_END } from "@/lib/messages/authorization";
import type { OpenOperationView } from "@/lib/orders/detail/order-view-types";
import { formatMoment } from "@/lib/time/display";
import type { EpochMs } from "@/lib/time/epoch";

export type Buyer = Extract<NonNullable<OpenOperationView["waitsFor"]>, { for: "buyer" }>;

/**
 * The buyer's way through 3-D Secure, and how long it holds. Staff who may act get a link to pass on, or to open at the
 * counter.
 */
export function ChallengeLink({ waitsFor, now }: { readonly waitsFor: Buyer; readonly now: EpochMs }) {
  const { url, until } = waitsFor;
  return (
    <>
      {url === null ? null : (
        <p className="flex min-w-0 items-center gap-1 rounded-control border border-edge bg-surface px-3 py-1 text-text">
          <span className="break-id min-w-0 flex-1 text-sm">{url}</span>
          <CopyButton value={url} label={AUTHORIZE_END.copy} />
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
        <span className="whitespace-nowrap">{AUTHORIZE_END.until(formatMoment(until, now))}</span>
        <Remaining deadline={until} now={now} />
        {url === null ? null : (
          <Button asChild size="small" className="ml-auto">
            <a href={url} target="_blank" rel="noopener noreferrer">
              <ExternalLink aria-hidden="true" />
              {AUTHORIZE_END.openHere}
            </a>
          </Button>
        )}
      </p>
    </>
  );
}
