"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { SignInAgain } from "@/components/drafts/sign-in-again";
import { isActionFailure, stopWords } from "@/components/order/words/dialog-words";
import type { VerbFailure } from "@/components/order/words/order-calls";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { EDIT_WORD } from "@/lib/messages/edit";
import { failureText } from "@/lib/messages/errors";
import { orderQuery } from "@/lib/queries/order";

export interface EditBlockedProps {
  readonly orderNumber: string;
  readonly failure: VerbFailure;
  /** There is no form below it. */
  readonly whole: boolean;
  readonly onAgain: () => Promise<void>;
}

/** Nothing can be saved now; every reason stands here as it does on the order's panel. What is typed stays below. */
export function EditBlocked({ orderNumber, failure, whole, onAgain }: EditBlockedProps) {
  const lines = useLines(orderNumber, failure);
  if (lines === null) return null;
  return (
    <Notice
      tint={whole ? "grey" : "amber"}
      className="mb-4"
      {...(whole ? {} : { role: "alert" as const })}
      title={EDIT_WORD.blocked}
      actions={
        <>
          {isActionFailure(failure) && failure.code !== "role" && failure.code !== "signed_out" ? (
            <Button size="small" onClick={onAgain}>
              {EDIT_WORD.again}
            </Button>
          ) : null}
          {failure.code === "signed_out" ? <SignInAgain size="small" variant="primary" /> : null}
          <Button asChild size="small">
            <Link href={`/orders/${encodeURIComponent(orderNumber)}`}>{EDIT_WORD.backToOrder}</Link>
          </Button>
        </>
      }
    >
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}

/** The rules' reasons name amounts and people of the order: without it there are none yet. */
function useLines(orderNumber: string, failure: VerbFailure): readonly string[] | null {
  const { data: view } = useQuery(orderQuery(orderNumber));
  if (isActionFailure(failure)) return [failureText(failure)];
  return view === undefined ? null : stopWords(failure, false, view, view.serverNow).lines;
}
