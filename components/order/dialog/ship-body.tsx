"use client";

import { useId, useRef, useState } from "react";
import { planSubjectOf } from "@/components/order/words/dialog-words";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAnnouncer } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { Radio, RadioGroup } from "@/components/ui/radio";
import { Select } from "@/components/ui/select";
import { WireName } from "@/components/verdict/wire-name";
import { CARRIERS, type Carrier } from "@/lib/capability/facts/carriers";
import { actButton, DIALOG_WORD } from "@/lib/messages/dialogs";
import { PAYMENT_STAGE_WORD } from "@/lib/messages/order-words";
import { planSteps } from "@/lib/messages/outcomes";
import { pageWordsText } from "@/lib/messages/quotation";
import { numberForm, SHIP_WORD, SLIP_ISSUE } from "@/lib/messages/shop-facts";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { Plan } from "@/lib/payments/model/contract";
import { statusMove } from "@/lib/payments/model/order-states";
import { carrierNamed, type ReadSlipNumber, readSlipNumber } from "@/lib/payments/model/slip-number";
import { recordedDayIssue } from "./day-issue";
import { FactForm, StaysInShop } from "./fact-form";
import type { GivenConfirmation } from "./use-verb-dialog";

export interface ShipBodyProps {
  /** What is offered first: telling the provider, where it takes slip numbers. */
  readonly plan: Plan;
  readonly view: OrderView;
  readonly sending: boolean;
  readonly onLeave: () => void;
  readonly onSend: (given: GivenConfirmation) => void;
  readonly onCapture: () => void;
}

const [FIRST] = CARRIERS;

/** 配送処理: what left, when, and whether the provider is told. What telling takes away stands before the button. */
export function ShipBody({ plan, view, sending, onLeave, onSend, onCapture }: ShipBodyProps) {
  const { order, facts, method } = view;
  const [carrier, setCarrier] = useState(() => carrierNamed(order.carrier ?? "") ?? FIRST ?? null);
  const [slipNumber, setSlipNumber] = useState(order.slipNumber ?? "");
  const [shippedOn, setShippedOn] = useState(order.shippedOn ?? facts.today);
  const [report, setReport] = useState(plan.does === "send");
  const [tried, setTried] = useState(false);
  const slipBox = useRef<HTMLInputElement>(null);
  const dayBox = useRef<HTMLInputElement>(null);
  const { refuse } = useAnnouncer();
  const name = useId();
  const read = carrier === null ? null : readSlipNumber(carrier, slipNumber);
  const wrongNumber = carrier === null || read === null ? null : slipIssue(carrier, read);
  const wrongDay = recordedDayIssue(shippedOn, facts);
  const tells = plan.does === "send" && report;
  const chosen: Plan = tells ? plan : { does: "record_shipment", status: statusMove("ship", order.status) };
  const subject = { ...planSubjectOf(chosen, method.provider), total: formatYen(order.total), method: method.title };

  const act = () => {
    setTried(true);
    const wrong = wrongNumber ?? wrongDay;
    if (wrong === null && carrier !== null) {
      const shipping = { carrier: carrier.name, slipNumber, shippedOn, report: tells };
      return onSend({ reason: "", acknowledged: false, shipping });
    }
    refuse(wrong ?? "");
    (wrongNumber === null ? dayBox : slipBox).current?.focus();
  };

  return (
    <FactForm
      view={view}
      steps={planSteps(chosen, subject)}
      consequence={
        <>
          {chosen.does === "send" ? <WireName sends={[chosen]} /> : null}
          <Consequence view={view} tells={tells} onCapture={onCapture} />
        </>
      }
      act={actButton(chosen, subject)}
      acting={tells ? DIALOG_WORD.sendingButton : DIALOG_WORD.savingButton}
      sending={sending}
      onLeave={onLeave}
      onAct={act}
    >
      <div className="grid grid-cols-[8.5rem_minmax(0,1fr)_9.5rem] items-end gap-3 max-tablet:grid-cols-1">
        <Field label={SHIP_WORD.carrier}>
          {(control) => (
            <Select
              {...control}
              value={carrier?.name ?? ""}
              onChange={(event) => setCarrier(carrierNamed(event.target.value))}
            >
              {CARRIERS.map((one) => (
                <option key={one.name}>{one.name}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={SHIP_WORD.slipNumber} error={tried && wrongNumber !== null ? wrongNumber : undefined}>
          {(control) => (
            <Input
              {...control}
              ref={slipBox}
              autoComplete="off"
              value={slipNumber}
              onChange={(event) => setSlipNumber(event.target.value)}
            />
          )}
        </Field>
        <Field label={SHIP_WORD.shippedOn} error={tried && wrongDay !== null ? wrongDay : undefined}>
          {(control) => (
            <Input
              {...control}
              ref={dayBox}
              type="date"
              min={facts.orderedOn}
              max={facts.today}
              value={shippedOn}
              onChange={(event) => setShippedOn(event.target.value)}
            />
          )}
        </Field>
      </div>
      {plan.does === "send" ? (
        <RadioGroup legend={SHIP_WORD.report}>
          <Radio
            name={name}
            label={SHIP_WORD.send(method.provider)}
            checked={report}
            onChange={() => setReport(true)}
          />
          <Radio
            name={name}
            label={SHIP_WORD.only}
            note={SHIP_WORD.later}
            checked={!report}
            onChange={() => setReport(false)}
          />
        </RadioGroup>
      ) : null}
    </FactForm>
  );
}

function slipIssue({ shortest, longest, letters }: Carrier, read: ReadSlipNumber): string | null {
  if (read.ok) return null;
  const form = numberForm(shortest, longest, letters);
  const { issue } = read;
  return issue.code === "not_a_digit" ? SLIP_ISSUE.not_a_digit(form, issue.character) : SLIP_ISSUE[issue.code](form);
}

interface ConsequenceProps {
  readonly view: OrderView;
  readonly tells: boolean;
  readonly onCapture: () => void;
}

function Consequence({ view, tells, onCapture }: ConsequenceProps) {
  const { facts, method, payment } = view;
  const stage = <p>{SHIP_WORD.stage(PAYMENT_STAGE_WORD[payment.stage].short)}</p>;
  if (tells) {
    if (facts.closes === null) return stage;
    const words = pageWordsText(facts.closes);
    return (
      <Notice tint="amber" title={SHIP_WORD.closes}>
        {words === null ? null : <p>{SHIP_WORD.basis(words)}</p>}
        {stage}
      </Notice>
    );
  }
  return (
    <>
      {facts.report === "offered" ? null : (
        <StaysInShop>
          {facts.report === "not_taken" ? SHIP_WORD.none(method.provider) : SHIP_WORD.noAuthorization(method.provider)}
        </StaysInShop>
      )}
      {payment.stage === "before_capture" && view.cards.capture.control === "capture" ? (
        <p className="text-sm">
          {SHIP_WORD.capture.before}
          <button type="button" className="text-link" onClick={onCapture}>
            {SHIP_WORD.capture.link}
          </button>
          {SHIP_WORD.capture.after}
        </p>
      ) : null}
    </>
  );
}
