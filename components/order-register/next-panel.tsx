"use client";

import { FactSection } from "@/components/ui/fact-section";
import { takesCard } from "@/lib/capability/authorization";
import { type MethodId, PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";
import { paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import { NEXT_WORD } from "@/lib/messages/register";
import { formatYen } from "@/lib/money/yen";
import type { MethodOutlook } from "@/lib/orders/register/method-outlook";

export interface NextPanelProps {
  readonly method: MethodId | null;
  readonly outlook: MethodOutlook | null;
  readonly total: number | null;
}

/** 登録すると: what is sent at which step. */
export function NextPanel({ method, outlook, total }: NextPanelProps) {
  const waits = method !== null && paymentBeginningOf(method) !== "with_authorization";
  const captured = outlook?.authorization.captureReason != null;
  const steps = [
    { name: NEXT_WORD.register, note: NEXT_WORD.registerNote(waits) },
    ...(method !== null && takesCard(method) && total !== 0
      ? [{ name: NEXT_WORD.card, note: NEXT_WORD.cardNote(PROVIDERS[providerOf(method)].label) }]
      : []),
    {
      name: NEXT_WORD.send,
      note: total === 0 ? NEXT_WORD.zero : total === null ? "" : NEXT_WORD.sendNote(formatYen(total), captured),
    },
  ];
  return (
    <FactSection title={NEXT_WORD.title}>
      <ol className="flex flex-col gap-2 px-3 py-3 tablet:px-4">
        {steps.map(({ name, note }, index) => (
          <li key={name} className="flex gap-2.5">
            <span
              aria-hidden="true"
              className="inline-flex size-5 shrink-0 items-center justify-center rounded-full border border-edge text-muted text-xs"
            >
              {index + 1}
            </span>
            <span className="min-w-0">
              <strong className="block">{name}</strong>
              <span className="text-muted text-sm">{note}</span>
            </span>
          </li>
        ))}
      </ol>
    </FactSection>
  );
}
