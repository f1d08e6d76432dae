import { Description, DescriptionList } from "@/components/ui/description-list";
import type { OrderView } from "@/lib/orders/order-view-types";
import { FactSection } from "./fact-section";

export function CustomerFacts({ view }: { readonly view: OrderView }) {
  const { customer } = view.order;
  return (
    <FactSection title="お客様">
      <DescriptionList className="px-4 py-3">
        <Description term="氏名">
          {customer.name}({customer.kana})
        </Description>
        <Description term="メール">{customer.email}</Description>
        <Description term="電話">{customer.phone}</Description>
      </DescriptionList>
    </FactSection>
  );
}
