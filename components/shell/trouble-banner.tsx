"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { useFeedState } from "@/components/live/use-feed-state";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SESSION_BACK, SESSION_END } from "@/lib/messages/session-end";
import { DeskCountsError, deskCountsQuery } from "@/lib/queries/desk-counts";

const WORDS: Record<DeskCountsError["code"], string> = {
  signed_out: "サインアウトされています。サインインすると、この画面に戻ります。",
  database_unavailable:
    "データベースに接続できません。表示は最新ではない可能性があります。復旧しだい自動で再接続します。",
  unexpected: "システムエラーが発生しました。表示は最新ではない可能性があります。",
  offline: "サーバーに接続できません。表示は最新ではない可能性があります。接続しだい自動で再開します。",
};

/** Over every screen while the window is cut off: what stands below may be old. */
export function TroubleBanner() {
  const { error } = useQuery({ ...deskCountsQuery(), enabled: false });
  const path = usePathname();
  const search = useSearchParams().toString();
  const { online, ended } = useFeedState();
  if (!(error instanceof DeskCountsError)) return null;
  // The line under the bar says it, and why.
  if (error.code === "offline" && !online) return null;
  const again =
    error.code === "signed_out" ? (
      <Button asChild size="small">
        <a href={`/sign-in?next=${encodeURIComponent(search === "" ? path : `${path}?${search}`)}`}>サインイン</a>
      </Button>
    ) : undefined;
  return (
    <Notice tint="amber" role="alert" className="mb-4" {...(again ? { actions: again } : {})}>
      {error.code === "signed_out" && ended !== null ? `${SESSION_END[ended]}${SESSION_BACK}` : WORDS[error.code]}
    </Notice>
  );
}
