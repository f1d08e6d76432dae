import { Notice } from "@/components/ui/notice";
import { differenceTexts, RECONCILIATION_WORD } from "@/lib/messages/reconciliation";
import type { OrderView } from "@/lib/orders/detail/order-view-types";

/** A difference blocks no verb: each decides by what is on record. Staff who are about to send are told of it all the same. */
export function DifferenceCaution({ view }: { readonly view: OrderView }) {
  const { difference } = view.reconciliation;
  if (difference === null) return null;
  return (
    <Notice tint="amber" className="mt-3" title={RECONCILIATION_WORD.caution}>
      {differenceTexts(difference, view.method.provider).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Notice>
  );
}
