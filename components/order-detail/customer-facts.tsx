import type { ReactNode } from "react";
import type { OrderView } from "@/lib/orders/order-view-types";
import { FactSection } from "./fact-section";

export function CustomerFacts({ view }: { readonly view: OrderView }) {
  const { customer } = view.order;
  return (
    <FactSection title="お客様" className="print:order-first">
      <dl className="flex flex-wrap gap-x-8 gap-y-1 px-3 py-3 tablet:px-4">
        <Fact term="氏名">
          {customer.name}({customer.kana})
        </Fact>
        <Fact term="メール">{customer.email}</Fact>
        <Fact term="電話">{customer.phone}</Fact>
      </dl>
    </FactSection>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-w-0 gap-3">
      <dt className="shrink-0 text-muted text-sm leading-[1.375rem]">{term}</dt>
      <dd className="break-id min-w-0">{children}</dd>
    </div>
  );
}
