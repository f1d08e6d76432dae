"use client";

import { TaxTable } from "@/components/tax/tax-table";
import { FactSection } from "@/components/ui/fact-section";
import { FieldError } from "@/components/ui/field";
import { REGISTER_FIELD, REGISTER_WORD, TAX_WORD } from "@/lib/messages/register";
import { type Rounding, taxByRate } from "@/lib/money/tax";
import { formatYen } from "@/lib/money/yen";
import type { CheckedRegistration, RegistrationIssue } from "@/lib/payments/model/registration";
import { registerFieldId, registerFieldIssueText } from "./field-words";

export interface RegistrationSum
  extends Pick<CheckedRegistration, "lines" | "subtotal" | "shippingFee" | "fee" | "discount"> {
  readonly points: number;
  readonly total: number;
}

export interface SumPanelProps {
  /** null while the fields cannot be read. */
  readonly sum: RegistrationSum | null;
  readonly rounding: Rounding;
  /** Every field can be read, and what they come to is no total of an order. */
  readonly issue: RegistrationIssue | undefined;
}

/** 合計: what the fields come to while they are typed. */
export function SumPanel({ sum, rounding, issue }: SumPanelProps) {
  return (
    <FactSection title={REGISTER_WORD.total}>
      <div className="flex flex-col gap-2 px-3 py-3 tablet:px-4">
        {issue !== undefined ? (
          <div id={registerFieldId(issue.field)} tabIndex={-1} className="outline-none">
            <FieldError>{registerFieldIssueText(issue)}</FieldError>
          </div>
        ) : sum === null ? (
          <p className="text-muted">{REGISTER_WORD.unreadable}</p>
        ) : (
          <>
            <Amounts sum={sum} />
            <TaxTable rates={taxByRate(sum, rounding)} />
            <p className="text-muted text-sm">{TAX_WORD.note(rounding)}</p>
          </>
        )}
      </div>
    </FactSection>
  );
}

function Amounts({ sum }: { readonly sum: RegistrationSum }) {
  const pieces = sum.lines.reduce((all, { quantity }) => all + quantity, 0).toLocaleString("ja-JP");
  const rows = [
    [REGISTER_WORD.goods(pieces), sum.subtotal],
    [REGISTER_FIELD.shippingFee, sum.shippingFee],
    [REGISTER_FIELD.fee, sum.fee],
    [REGISTER_FIELD.discount, sum.discount === 0 ? 0 : -sum.discount],
    [REGISTER_FIELD.points, sum.points === 0 ? 0 : -sum.points],
  ] as const;
  return (
    <dl className="flex flex-col gap-1">
      {rows.map(([term, amount]) => (
        <div key={term} className="flex justify-between gap-2">
          <dt className="text-muted">{term}</dt>
          <dd>{formatYen(amount)}</dd>
        </div>
      ))}
      <div className="mt-1 flex items-baseline justify-between gap-2 border-line border-t pt-2">
        <dt>{REGISTER_WORD.total}</dt>
        <dd className="text-amount">{formatYen(sum.total)}</dd>
      </div>
    </dl>
  );
}
