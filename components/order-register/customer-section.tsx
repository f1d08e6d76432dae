"use client";

import { useQuery } from "@tanstack/react-query";
import { Search, UserPlus } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Kbd } from "@/components/ui/kbd";
import { useAnnouncer } from "@/components/ui/live-region";
import { CUSTOMER_WORD, REGISTER_FIELD, REGISTER_WORD } from "@/lib/messages/register";
import type { FoundCustomer } from "@/lib/orders/register/find-customers";
import { typedCustomer } from "@/lib/orders/register/typing";
import { customersQuery } from "@/lib/queries/customers";
import { formatDate } from "@/lib/time/display";
import { AddressFields } from "./address-fields";
import { registerFieldId } from "./field-words";
import { FormSection } from "./form-section";
import { TextField } from "./text-field";
import type { RegisterEditor } from "./use-register";

/** Typing pauses this long before it is searched for. */
const PAUSE_MS = 120;
const AS_NEW = "new";

/** Who: one field that finds an earlier customer or begins a new one, and the fields that it fills. */
export function CustomerSection({ editor }: { readonly editor: RegisterEditor }) {
  const { customer } = editor.typing;
  const [chosen, setChosen] = useState<FoundCustomer | null>(null);
  const field = (part: "name" | "kana" | "phone" | "email") => ({
    field: `customer.${part}`,
    label: REGISTER_FIELD[part] ?? "",
    editor,
    value: customer[part],
    onText: (text: string) => editor.changeCustomer({ [part]: text }),
  });
  return (
    <FormSection step={1} title={REGISTER_WORD.customer}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <CustomerSearch editor={editor} onChosen={setChosen} />
          {chosen === null ? null : (
            <Link className="text-link text-sm" href={earlierOrders(chosen)} target="_blank">
              {CUSTOMER_WORD.earlier(chosen.orders)}
            </Link>
          )}
        </div>
        <div className="grid gap-3 tablet:grid-cols-2 @[44rem]:grid-cols-4">
          <TextField {...field("name")} />
          <TextField {...field("kana")} optional />
          <TextField {...field("phone")} optional inputMode="tel" />
          <TextField {...field("email")} optional inputMode="email" />
        </div>
        <AddressFields path="customer" address={customer} editor={editor} onChange={editor.changeCustomer} />
      </div>
    </FormSection>
  );
}

/** Found by what tells this customer from others best. */
function earlierOrders({ name, phone, email }: FoundCustomer): string {
  return `/orders?${new URLSearchParams({ q: phone || email || name })}`;
}

function CustomerSearch(props: {
  readonly editor: RegisterEditor;
  readonly onChosen: (customer: FoundCustomer | null) => void;
}) {
  const { editor, onChosen } = props;
  const { report } = useAnnouncer();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  const [converting, setConverting] = useState(false);
  useEffect(() => {
    if (converting) return;
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, converting]);
  const { data, isPending, isPlaceholderData, isError } = useQuery({ ...customersQuery(asked), enabled: asked !== "" });
  const found = asked === "" || typed.trim() === "" ? [] : (data ?? []);
  // Until the answer is there, Enter must not make a new customer of one that is about to be found.
  const isOld = asked !== typed.trim() || isPending || isPlaceholderData;

  const choose = (key: string) => {
    const customer = found[Number(key)];
    if (key === AS_NEW) editor.changeCustomer({ name: typed.trim() });
    else if (customer !== undefined) {
      editor.changeCustomer(typedCustomer(customer));
      report(CUSTOMER_WORD.chosen(customer.name));
    }
    onChosen(key === AS_NEW ? null : (customer ?? null));
    setTyped("");
    document.getElementById(registerFieldId("customer.name"))?.focus();
  };
  const options: readonly ComboboxOption[] = [
    ...found.map((customer, index) => ({
      key: String(index),
      text: customer.name,
      content: <CustomerRow customer={customer} />,
    })),
    ...(typed.trim() === "" ? [] : [{ key: AS_NEW, text: typed, content: <NewRow typed={typed.trim()} /> }]),
  ];
  return (
    <Combobox
      id={CUSTOMER_SEARCH_ID}
      label={CUSTOMER_WORD.label}
      listLabel={CUSTOMER_WORD.list}
      placeholder={CUSTOMER_WORD.placeholder}
      value={typed}
      options={options}
      busy={isOld && typed.trim() !== "" && !isError}
      icon={<Search className="size-4" aria-hidden="true" />}
      className="w-full max-w-[26rem]"
      listClassName="w-[min(50rem,calc(100vw-3rem))]"
      onType={(text, isConverting) => {
        setTyped(text);
        setConverting(isConverting);
      }}
      onChoose={choose}
      footer={
        <p className="flex flex-wrap items-center gap-x-4 border-line border-t bg-sunken px-3 py-1.5 text-muted text-sm">
          <span role="status">{isError ? CUSTOMER_WORD.failed : CUSTOMER_WORD.found(found.length)}</span>
          <span className="flex items-center gap-1 max-tablet:hidden">
            <Kbd>↑</Kbd>
            <Kbd>↓</Kbd>
            {CUSTOMER_WORD.choose}
          </span>
          <span className="flex items-center gap-1 max-tablet:hidden">
            <Kbd>Enter</Kbd>
            {CUSTOMER_WORD.decide}
          </span>
          <span className="flex items-center gap-1 max-tablet:hidden">
            <Kbd>Esc</Kbd>
            {CUSTOMER_WORD.close}
          </span>
        </p>
      }
    />
  );
}

export const CUSTOMER_SEARCH_ID = registerFieldId("customer-search");

/** What one asks back on the telephone. */
function CustomerRow({ customer }: { readonly customer: FoundCustomer }) {
  const { name, kana, phone, email, prefecture, city, orders, lastOrderedAt } = customer;
  return (
    <span className="grid w-full items-baseline gap-x-3 tablet:grid-cols-[minmax(0,1.3fr)_minmax(0,0.9fr)_minmax(0,1.2fr)_auto]">
      <span className="min-w-0">
        <strong>{name}</strong> <span className="text-muted text-sm">{kana}</span>
      </span>
      <span className="[overflow-wrap:anywhere]">{phone || email}</span>
      <span className="text-muted text-sm">{prefecture + city}</span>
      <span className="text-muted text-sm">{CUSTOMER_WORD.orders(orders, formatDate(lastOrderedAt))}</span>
    </span>
  );
}

function NewRow({ typed }: { readonly typed: string }) {
  return (
    <span className="flex items-center gap-2 text-primary">
      <UserPlus className="size-4 shrink-0" aria-hidden="true" />
      {CUSTOMER_WORD.asNew(typed)}
    </span>
  );
}
