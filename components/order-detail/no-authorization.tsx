import { NO_AUTHORIZATION_WORD } from "@/lib/messages/order-panel";
import type { OrderView } from "@/lib/orders/order-view-types";

/** Where no authorization lives nothing can be canceled, changed or captured: said once, in the place of the rows. */
export function NoAuthorization({ view }: { readonly view: OrderView }) {
  const { rejected } = view.payment;
  return (
    <div className="px-3 py-3 tablet:px-4">
      <p className="font-bold">{rejected ? NO_AUTHORIZATION_WORD.rejected : NO_AUTHORIZATION_WORD.waiting}</p>
      <p className="mt-1">{NO_AUTHORIZATION_WORD.acts}</p>
    </div>
  );
}
