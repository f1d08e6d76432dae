"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { LIST_FAILURE, listFailureText } from "@/lib/messages/list";
import { ListError, RECONNECT_SECONDS, reconnectAfter } from "@/lib/queries/read-list";

export interface ListFailureProps {
  readonly error: Error;
  /** What could not be read: 受注, 連携履歴. */
  readonly what: string;
  readonly retry: () => void;
  /** When it failed last; the countdown runs from there. */
  readonly failedAt: number;
}

/** In the table's place: what happened, why, that nothing was changed, and what comes next. */
export function ListFailure({ error, what, retry, failedAt }: ListFailureProps) {
  const code = error instanceof ListError ? error.code : "unexpected";
  const path = usePathname();
  return (
    <Notice
      tint="red"
      role="alert"
      actions={
        code === "signed_out" ? (
          <Button asChild>
            <a href={`/sign-in?next=${encodeURIComponent(path)}`}>サインイン</a>
          </Button>
        ) : (
          <Button onClick={retry}>{LIST_FAILURE.reload}</Button>
        )
      }
    >
      <p>{listFailureText(code, what)}</p>
      {reconnectAfter(error) === false ? null : <Countdown key={failedAt} />}
    </Notice>
  );
}

/** For the eyes only: read out, it would interrupt every second. */
function Countdown() {
  const [left, setLeft] = useState(RECONNECT_SECONDS);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p aria-hidden="true" className="text-sm">
      {LIST_FAILURE.reconnecting(left)}
    </p>
  );
}
