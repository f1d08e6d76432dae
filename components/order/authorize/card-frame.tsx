"use client";

import { CornerDownRight, CreditCard, ExternalLink, RotateCcw, ShieldCheck } from "lucide-react";
import { SignInAgain } from "@/components/drafts/sign-in-again";
import { stopWords } from "@/components/order/words/dialog-words";
import { Button } from "@/components/ui/button";
import { FactSection } from "@/components/ui/fact-section";
import { Notice } from "@/components/ui/notice";
import type { CardGiven } from "@/lib/gateway/protocol";
import { CARD_FORM_WORD, CODE_GIVEN_WORD, cardText, expiryText } from "@/lib/messages/authorization";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { CardFormPlace, FormFailure } from "./use-card-form";

/**
 * The provider's form in a frame, which has its own look; ours stands around it and says whose it is. The frame may do what
 * a form needs and nothing else: it cannot lead this page away, and cannot read anything of it.
 */
export function CardFrame({ view, form }: { readonly view: OrderView; readonly form: CardFormPlace }) {
  const { state, openTab, ask } = form;
  const { provider } = view.method;
  return (
    <FactSection
      title={CARD_FORM_WORD.title}
      aside={
        state.at === "shown" ? (
          <span className="flex flex-wrap">
            <Button variant="quiet" onClick={ask}>
              <RotateCcw aria-hidden="true" />
              {CARD_FORM_WORD.anew}
            </Button>
            <Button variant="quiet" onClick={openTab}>
              {CARD_FORM_WORD.newTab}
              <ExternalLink aria-hidden="true" />
            </Button>
          </span>
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
        <FormBody view={view} form={form} />
      </div>
    </FactSection>
  );
}

function FormBody({ view, form }: { readonly view: OrderView; readonly form: CardFormPlace }) {
  const { state, frame, ask, openTab } = form;
  switch (state.at) {
    case "asking":
      return (
        <p role="status" className="rounded-panel bg-sunken px-4 py-8 text-center text-muted">
          {CARD_FORM_WORD.asking}
        </p>
      );
    case "failed":
      return <NoForm failure={state.failure} view={view} onAgain={ask} />;
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
            title={CARD_FORM_WORD.frame(view.method.provider)}
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

/** The provider's side did not open it, or something of ours is in the way: each has its way on. */
function NoForm(props: { readonly failure: FormFailure; readonly view: OrderView; readonly onAgain: () => void }) {
  const { failure, view, onAgain } = props;
  const { lines, retry, signIn } = formWords(failure, view);
  return (
    <Notice
      tint="amber"
      role="alert"
      title={CARD_FORM_WORD.failed}
      actions={
        signIn ? (
          <SignInAgain variant="primary" />
        ) : retry ? (
          <Button onClick={onAgain}>{CARD_FORM_WORD.again}</Button>
        ) : null
      }
    >
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}

function formWords(failure: FormFailure, view: OrderView) {
  switch (failure.code) {
    case "form_unavailable":
      return { lines: [CARD_FORM_WORD.failedWhy], retry: true, signIn: false };
    case "no_card":
      return { lines: [CARD_FORM_WORD.noCard], retry: false, signIn: false };
    default:
      return stopWords(failure, false, view, view.serverNow);
  }
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
