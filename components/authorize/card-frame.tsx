"use client";

import { CornerDownRight, CreditCard, ExternalLink, ShieldCheck } from "lucide-react";
import { FactSection } from "@/components/order-detail/fact-section";
import { isActionFailure } from "@/components/order-dialogs/dialog-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { CardGiven } from "@/lib/gateway/protocol";
import { CARD_FORM_WORD, CODE_GIVEN_WORD, cardText, expiryText } from "@/lib/messages/authorization";
import { failureText } from "@/lib/messages/errors";
import type { CardFormPlace, FormFailure } from "./use-card-form";

/**
 * The provider's form in a frame, which has its own look; ours stands around it and says whose it is. The frame may do what
 * a form needs and nothing else: it can neither lead this page away nor read anything of it.
 */
export function CardFrame({ provider, form }: { readonly provider: string; readonly form: CardFormPlace }) {
  const { state, openTab } = form;
  return (
    <FactSection
      title={CARD_FORM_WORD.title}
      aside={
        state.at === "shown" ? (
          <Button variant="quiet" onClick={openTab}>
            {CARD_FORM_WORD.newTab}
            <ExternalLink aria-hidden="true" />
          </Button>
        ) : null
      }
    >
      <div className="mx-auto flex max-w-[42rem] flex-col gap-3 px-3 py-4 tablet:px-4">
        <p className="flex items-start gap-2">
          <ShieldCheck className="mt-0.5 size-5 shrink-0 text-green" aria-hidden="true" />
          <span>
            <span className="font-bold">{CARD_FORM_WORD.whose(provider)}</span>
            <span className="block text-muted text-sm">{CARD_FORM_WORD.notOurs}</span>
          </span>
        </p>
        <FormBody provider={provider} form={form} />
      </div>
    </FactSection>
  );
}

function FormBody({ provider, form }: { readonly provider: string; readonly form: CardFormPlace }) {
  const { state, frame, ask, openTab } = form;
  switch (state.at) {
    case "asking":
      return (
        <p role="status" className="rounded-panel bg-sunken px-4 py-8 text-center text-muted">
          {CARD_FORM_WORD.asking}
        </p>
      );
    case "failed":
      return (
        <Notice
          tint="amber"
          role="alert"
          title={CARD_FORM_WORD.failed}
          actions={<Button onClick={ask}>{CARD_FORM_WORD.again}</Button>}
        >
          {failedWhy(state.failure)}
        </Notice>
      );
    case "given":
      return <GivenCard card={state.card} onRetype={ask} />;
    case "shown":
      return (
        <>
          {state.heard === "late" ? (
            <Notice
              tint="amber"
              role="alert"
              title={CARD_FORM_WORD.late}
              actions={
                <Button onClick={openTab}>
                  {CARD_FORM_WORD.newTab}
                  <ExternalLink aria-hidden="true" />
                </Button>
              }
            >
              {CARD_FORM_WORD.lateWhy}
            </Notice>
          ) : null}
          <iframe
            key={state.form.url}
            ref={frame}
            src={state.form.url}
            title={CARD_FORM_WORD.frame(provider)}
            sandbox="allow-scripts allow-forms allow-same-origin"
            referrerPolicy="no-referrer"
            className="h-[30rem] w-full rounded-[0.75rem] border-0 bg-surface max-tablet:h-[34rem]"
          />
          <p className="flex items-start gap-2 text-muted text-sm">
            <CornerDownRight className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            {CARD_FORM_WORD.comesBack}
          </p>
        </>
      );
  }
}

function failedWhy(failure: FormFailure): string {
  return failure.code !== "form_unavailable" && failure.code !== "no_card" && isActionFailure(failure)
    ? failureText(failure)
    : CARD_FORM_WORD.failedWhy;
}

/** All that came back of the card. */
function GivenCard({ card, onRetype }: { readonly card: CardGiven; readonly onRetype: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-panel border border-line px-4 py-3">
      <CreditCard className="size-5 shrink-0 text-muted" aria-hidden="true" />
      <p className="min-w-0 flex-1">
        <span className="font-bold">{cardText(card)}</span>
        <span className="block text-muted text-sm">
          {CARD_FORM_WORD.card(expiryText(card.expiry), CODE_GIVEN_WORD[card.securityCode])}
        </span>
      </p>
      <Button size="small" onClick={onRetype}>
        {CARD_FORM_WORD.retype}
      </Button>
    </div>
  );
}
