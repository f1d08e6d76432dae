"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useGo } from "@/components/live/use-go";
import { orderPath } from "@/components/places/order-path";
import { useAnnouncer } from "@/components/ui/live-region";
import { Textarea } from "@/components/ui/textarea";
import { takesCard } from "@/lib/capability/authorization";
import { isMethodId, type MethodId } from "@/lib/capability/facts/catalogue";
import { REGISTER_WORD } from "@/lib/messages/register";
import { methodOutlook } from "@/lib/orders/register/method-outlook";
import { methodSettingsQuery } from "@/lib/queries/method-settings";
import { shopSettingsQuery } from "@/lib/queries/shop-settings";
import { MEMO_MAX } from "@/lib/text/limits";
import type { EpochMs } from "@/lib/time/epoch";
import { CustomerSection } from "./customer-section";
import { DeliverySection } from "./delivery-section";
import { FeesSection } from "./fees-section";
import { registerFieldId } from "./field-words";
import { FormSection } from "./form-section";
import { MethodSection } from "./method-section";
import { NextPanel } from "./next-panel";
import { RegisterBar } from "./register-bar";
import { RegisterLines } from "./register-lines";
import { RegisterDone, RegisterStopped } from "./register-stopped";
import { SumPanel } from "./sum-panel";
import { Labelled } from "./text-field";
import type { RegisterEditor } from "./use-register";
import { type Registering, useRegistration, type Way } from "./use-registration";

/** The page's order is the call's: who, where to, what, how much, how paid. */
export function RegisterForm({ editor, now }: { readonly editor: RegisterEditor; readonly now: EpochMs }) {
  const { read, typing } = editor;
  const go = useGo();
  const { report } = useAnnouncer();
  const [tried, setTried] = useState(false);
  const { data: shop } = useQuery(shopSettingsQuery());
  const method = isMethodId(typing.methodId) ? typing.methodId : null;
  const { outlook, unread } = useOutlook(method, typing.threeDSecure, now);
  const { registering, register } = useRegistration((registered, way) => {
    editor.done();
    report(REGISTER_WORD.registered(registered.orderNumber));
    const path = orderPath(registered.orderNumber);
    go(way === "authorize" ? `${path}${AUTHORIZE}` : path);
  });

  const sum = read.sum;
  const press = (way: Way) => {
    setTried(true);
    if (read.checked === null) {
      editor.showAll();
      const [first] = read.issues;
      if (first !== undefined) document.getElementById(registerFieldId(first.field))?.focus();
      return;
    }
    void register(read.registration, way);
  };

  return (
    <>
      <div className="grid flex-1 items-start gap-4 pb-4 tablet:grid-cols-[minmax(0,1fr)_17rem] wide:grid-cols-[minmax(0,1fr)_21.25rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <CustomerSection editor={editor} />
          <DeliverySection editor={editor} />
          <RegisterLines editor={editor} />
          <FeesSection editor={editor} />
          <MethodSection editor={editor} outlook={outlook} unread={unread} />
          <FormSection step={6} title={REGISTER_WORD.memo}>
            <Labelled field="memo" label={REGISTER_WORD.memo} optional editor={editor}>
              {(control) => (
                <Textarea
                  {...control}
                  rows={2}
                  limit={MEMO_MAX}
                  value={typing.memo}
                  onChange={(event) => editor.change({ memo: event.target.value })}
                  onBlur={() => editor.leave("memo")}
                />
              )}
            </Labelled>
          </FormSection>
        </div>
        <div className="flex flex-col gap-4 tablet:sticky tablet:top-16">
          <SumPanel
            sum={sum}
            rounding={shop?.taxRounding ?? "down"}
            issue={read.issues.find(({ field }) => field === "total")}
          />
          <NextPanel method={method} outlook={outlook} total={sum?.total ?? null} />
        </div>
      </div>
      <RegisterBar
        editor={editor}
        issues={tried ? read.issues : []}
        total={sum?.total ?? null}
        onward={sum?.total === 0 ? null : onwardLabel(method)}
        sending={registering.at === "sending" || registering.at === "registered" ? registering.way : null}
        stopped={<Outcome registering={registering} />}
        onRegister={press}
      />
    </>
  );
}

function Outcome({ registering }: { readonly registering: Registering }) {
  if (registering.at === "stopped") return <RegisterStopped failure={registering.failure} />;
  return registering.at === "registered" ? <RegisterDone orderNumber={registering.orderNumber} /> : null;
}

const AUTHORIZE = "/authorize";

function onwardLabel(method: MethodId | null): string {
  return method !== null && takesCard(method) ? REGISTER_WORD.toCard : REGISTER_WORD.toAuthorize;
}

/** By the settings as they are: the feed tells when an administrator has turned one. */
function useOutlook(method: MethodId | null, threeDSecure: boolean, now: EpochMs) {
  const settings = useQuery(methodSettingsQuery());
  const shop = useQuery(shopSettingsQuery());
  const unread = settings.isError || shop.isError;
  const own = settings.data?.find(({ methodId }) => methodId === method);
  if (method === null || own === undefined || shop.data === undefined) return { outlook: null, unread };
  const { flags } = own;
  return { outlook: methodOutlook(method, { flags, pciDss: shop.data.pciDss }, { now, threeDSecure }), unread };
}
