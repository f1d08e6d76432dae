import { EXTERNAL_NOTICE_WORD } from "@/lib/messages/reasons";
import type { OrderView, VerdictCard } from "@/lib/orders/detail/order-view-types";

export interface ExternalNoticeProps {
  readonly card: Pick<VerdictCard, "basis" | "noticeUrl">;
  readonly view: OrderView;
}

/** Whether the provider publishes conditions of its own on what the card is about. */
export function hasNotice({ basis, noticeUrl }: ExternalNoticeProps["card"]): boolean {
  return basis !== null && noticeUrl !== null;
}

/** The provider's own conditions, where it has some: the shop sets where they stand. Nothing is fetched from there by us. */
export function ExternalNotice({ card: { basis, noticeUrl }, view }: ExternalNoticeProps) {
  if (basis === null || noticeUrl === null) return null;
  const { question } = basis;
  return (
    <>
      {EXTERNAL_NOTICE_WORD.caution(view.method.title, view.method.provider, question)}
      {noticeUrl === "" ? (
        <span className="block text-muted">{EXTERNAL_NOTICE_WORD.notSet(question)}</span>
      ) : (
        <a className="text-link ml-1" href={noticeUrl} target="_blank" rel="noreferrer noopener">
          {EXTERNAL_NOTICE_WORD.link}
        </a>
      )}
    </>
  );
}
