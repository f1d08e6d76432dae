"use client";

import { Button } from "@/components/ui/button";
import { PAGE_ERROR } from "@/lib/messages/errors";
import { PageFailure } from "./page-failure";

export interface BrokenPageProps {
  /** What the server logged the error under; the only thing of it that reaches a browser. */
  readonly digest: string | undefined;
  readonly retry: () => void;
}

export function BrokenPage({ digest, retry }: BrokenPageProps) {
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
        <p>{PAGE_ERROR.broken}</p>
        {digest === undefined ? null : <p className="text-muted">{PAGE_ERROR.number(digest)}</p>}
      </PageFailure>
    </div>
  );
}
