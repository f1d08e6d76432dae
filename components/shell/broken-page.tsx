"use client";

import { Button } from "@/components/ui/button";
import { PAGE_ERROR } from "@/lib/messages/errors";
import { PageFailure } from "./page-failure";
import { useOutage } from "./use-outage";

export interface BrokenPageProps {
  /** What the server logged the error under; the only thing of it that reaches a browser. */
  readonly digest: string | undefined;
  readonly retry: () => void;
}

/** Where the page broke because a part of the shop is away, it says which, and comes back with it. */
export function BrokenPage({ digest, retry }: BrokenPageProps) {
  const away = useOutage(retry);
  return (
    <div role="alert">
      <PageFailure
        title={PAGE_ERROR.brokenTitle}
        actions={
          <Button variant="primary" onClick={retry}>
            {PAGE_ERROR.reload}
          </Button>
        }
      >
        <p>{away === null ? PAGE_ERROR.broken : PAGE_ERROR.away[away]}</p>
        {digest === undefined || away !== null ? null : <p className="text-muted">{PAGE_ERROR.number(digest)}</p>}
      </PageFailure>
    </div>
  );
}
