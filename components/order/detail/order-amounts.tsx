import { TAX_WORD } from "@/lib/messages/register";
import { taxByRate } from "@/lib/money/tax";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { ChangedField } from "@/lib/payments/model/contract";
import { Changed } from "./changed";

/** The total, and what it is made of. */
export function OrderAmounts({ view }: { readonly view: OrderView }) {
  const { order } = view;
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 px-3 py-3 tablet:px-4">
      <p className="flex items-baseline gap-3">
        <span className="text-muted text-sm">合計</span>
        <span className="text-amount">
          <Changed of="total">{formatYen(order.total)}</Changed>
        </span>
      </p>
      <dl className="flex flex-wrap gap-x-4 text-sm">
        <Part term="商品" of="lines" amount={order.subtotal} />
        <Part term="送料" of="shippingFee" sign="+" amount={order.shippingFee} />
        {order.fee === 0 ? null : <Part term="手数料" of="fee" sign="+" amount={order.fee} />}
        <Part term="値引" of="discount" sign="−" amount={order.discount} />
        <Part term="ポイント" of="points" sign="−" amount={order.points} />
      </dl>
      <ul className="flex basis-full flex-wrap gap-x-4 text-muted text-sm">
        {taxByRate(order, order.taxRounding).map(({ rate, amount, tax }) => (
          <li key={rate}>{TAX_WORD.ofRate(rate, formatYen(amount), formatYen(tax))}</li>
        ))}
      </ul>
    </div>
  );
}

interface PartProps {
  readonly term: string;
  readonly of: ChangedField["field"];
  readonly sign?: string;
  readonly amount: number;
}

function Part({ term, of, sign, amount }: PartProps) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-muted">{sign === undefined ? term : `${sign} ${term}`}</dt>
      <dd>
        <Changed of={of}>{formatYen(amount)}</Changed>
      </dd>
    </div>
  );
}
