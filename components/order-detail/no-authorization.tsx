import { NO_AUTHORIZATION_WORD } from "@/lib/messages/order-panel";
import type { OrderView } from "@/lib/orders/order-view-types";

/** Where no authorization lives: said once over the acts that are settled in the shop. */
export function NoAuthorization({ view }: { readonly view: OrderView }) {
  return (
    <p className="border-line border-b bg-sunken px-3 py-3 tablet:px-4">
      {NO_AUTHORIZATION_WORD.lead(view.method.provider)}
    </p>
  );
}
