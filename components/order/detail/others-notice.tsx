"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { useAnnouncer } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { CHANGED_WORD } from "@/lib/messages/live";
import { HISTORY_ID } from "./order-history";
import type { OthersChanges } from "./use-others-changes";

/** The newest are read first; the rest stand in the history. */
const SHOWN_AT_MOST = 3;

/** What others did since the order was opened, until it is closed. What is shown below is up to date already. */
export function OthersNotice({ changes }: { readonly changes: OthersChanges }) {
  const { lines, close } = changes;
  const text = lines.join("");
  const { report } = useAnnouncer();
  useEffect(() => {
    if (text !== "") report(text);
  }, [text, report]);
  if (lines.length === 0) return null;
  return (
    <Notice
      tint="blue"
      className="mb-4 print:hidden"
      actions={
        <>
          <a href={`#${HISTORY_ID}`} className="text-link">
            {CHANGED_WORD.history}
          </a>
          <Button size="small" onClick={close}>
            {CHANGED_WORD.close}
          </Button>
        </>
      }
    >
      {lines.slice(-SHOWN_AT_MOST).map((line, index, all) => (
        <p key={line}>
          {line}
          {index === all.length - 1 ? CHANGED_WORD.fresh : null}
        </p>
      ))}
    </Notice>
  );
}
