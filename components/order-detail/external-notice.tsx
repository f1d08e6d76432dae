import { EXTERNAL_NOTICE_WORD } from "@/lib/messages/reasons";
import type { OrderView } from "@/lib/orders/order-view-types";

/** The provider publishes conditions of its own; the shop sets where. Nothing is fetched from there by us. */
export function ExternalNotice({ url, view }: { readonly url: string; readonly view: OrderView }) {
  return (
    <>
      {EXTERNAL_NOTICE_WORD.caution(view.method.title, view.method.provider)}
      {url === "" ? (
        <span className="block text-muted">{EXTERNAL_NOTICE_WORD.notSet}</span>
      ) : (
        <a className="text-link ml-1" href={url} target="_blank" rel="noreferrer noopener">
          {EXTERNAL_NOTICE_WORD.link}
        </a>
      )}
    </>
  );
}
