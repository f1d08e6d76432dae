import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/order-view-types";

/** The total, and what it is made of. */
export function OrderAmounts({ view }: { readonly view: OrderView }) {
  const { order } = view;
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 px-3 py-3 tablet:px-4">
      <p className="flex items-baseline gap-3">
        <span className="text-muted text-sm">合計</span>
        <span className="text-amount">{formatYen(order.total)}</span>
      </p>
      <dl className="flex flex-wrap gap-x-4 text-sm">
        <Part term="商品" amount={order.subtotal} />
        <Part term="送料" sign="+" amount={order.shippingFee} />
        <Part term="値引" sign="−" amount={order.discount} />
        <Part term="ポイント" sign="−" amount={order.points} />
      </dl>
    </div>
  );
}

function Part({ term, sign, amount }: { readonly term: string; readonly sign?: string; readonly amount: number }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-muted">{sign === undefined ? term : `${sign} ${term}`}</dt>
      <dd>{formatYen(amount)}</dd>
    </div>
  );
}
