import type { ReactNode } from "react";
import { FactSection } from "@/components/ui/fact-section";
import { addressText, REGISTER_FIELD, REGISTER_WORD } from "@/lib/messages/register";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { formatPlainDate } from "@/lib/time/display";

/** Who ordered, and where the goods go. */
export function CustomerFacts({ view }: { readonly view: OrderView }) {
  const { customer } = view.order;
  return (
    <FactSection title="お客様" className="print:order-first">
      <dl className="flex flex-wrap gap-x-8 gap-y-1 px-3 py-3 tablet:px-4">
        <Fact term="氏名">{withKana(customer)}</Fact>
        {customer.email === "" ? null : <Fact term="メール">{customer.email}</Fact>}
        {customer.phone === "" ? null : <Fact term="電話">{customer.phone}</Fact>}
        {customer.address === null ? null : (
          <Fact term={REGISTER_FIELD.city ?? ""}>{addressText(customer.address)}</Fact>
        )}
        <DeliveryFacts view={view} />
      </dl>
    </FactSection>
  );
}

function DeliveryFacts({ view }: { readonly view: OrderView }) {
  const { to, method, wishedOn, wishedBand } = view.order.delivery;
  const wish = [wishedOn === null ? "" : formatPlainDate(wishedOn), wishedBand].filter((part) => part !== "");
  return (
    <>
      {to === null ? null : (
        <Fact term={REGISTER_WORD.deliveryTo}>
          {withKana(to)} {to.phone} {addressText(to.address)}
        </Fact>
      )}
      {method === "" ? null : <Fact term={REGISTER_FIELD.method ?? ""}>{method}</Fact>}
      {wish.length === 0 ? null : <Fact term={REGISTER_WORD.wish}>{wish.join(" ")}</Fact>}
    </>
  );
}

function withKana({ name, kana }: { readonly name: string; readonly kana: string }): string {
  return kana === "" ? name : `${name}(${kana})`;
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-w-0 gap-3">
      <dt className="shrink-0 text-muted text-sm leading-[1.375rem]">{term}</dt>
      <dd className="break-id min-w-0">{children}</dd>
    </div>
  );
}
