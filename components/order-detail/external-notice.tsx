import { EXTERNAL_NOTICE_WORD } from "@/lib/messages/reasons";
import type { Basis, OrderView } from "@/lib/orders/order-view-types";

export interface ExternalNoticeProps {
  readonly question: Basis["question"];
  readonly url: string;
  readonly view: OrderView;
}

/** The provider publishes conditions of its own; the shop sets where. Nothing is fetched from there by us. */
export function ExternalNotice({ question, url, view }: ExternalNoticeProps) {
  return (
    <>
      {EXTERNAL_NOTICE_WORD.caution(view.method.title, view.method.provider, question)}
      {url === "" ? (
        <span className="block text-muted">{EXTERNAL_NOTICE_WORD.notSet(question)}</span>
      ) : (
        <a className="text-link ml-1" href={url} target="_blank" rel="noreferrer noopener">
          {EXTERNAL_NOTICE_WORD.link}
        </a>
      )}
    </>
  );
}
