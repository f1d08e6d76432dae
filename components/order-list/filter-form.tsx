"use client";

import { type FormEvent, useId, useState } from "react";
import { DateRangeFields } from "@/components/list/date-range-fields";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { filterIssueText } from "@/lib/messages/filter-issues";
import { OPERATION_STATE_WORD } from "@/lib/messages/operations";
import { CAPTURED_TOGETHER, ORDER_STATUS_WORD, PAYMENT_STAGE_WORD } from "@/lib/messages/order-words";
import { OUTCOME_WORD } from "@/lib/messages/outcomes";
import { type OrderListFilter, WATCHED_OPERATIONS } from "@/lib/orders/list/list-filter";
import { CANCEL_OUTCOMES } from "@/lib/payments/model/cancel-outcome";
import { ORDER_STATUSES, PAYMENT_STAGES } from "@/lib/payments/model/order-states";
import { AmountRangeFields } from "./amount-range";
import { type FilterDraft, type FilterIssues, filterDraftOf, readFilterDraft } from "./filter-draft";
import { CheckGroup, YesNoSelect } from "./filter-fields";
import { FilterMethods } from "./filter-methods";
import { DEADLINE_FILTER_WORD } from "./filter-words";

export interface FilterFormProps {
  readonly filter: OrderListFilter;
  readonly onApply: (filter: OrderListFilter) => void;
  readonly onCancel: () => void;
}

const DEADLINE_KINDS = ["today", "within72h", "linked", "passed", "range"] as const;

/** All conditions at once; they count when the form is sent, so that half-typed dates and amounts do not. */
export function FilterForm({ filter, onApply, onCancel }: FilterFormProps) {
  const [draft, setDraft] = useState<FilterDraft>(() => filterDraftOf(filter));
  const [issues, setIssues] = useState<FilterIssues>({});
  const ids = useId();
  const change = (part: Partial<FilterDraft>) => setDraft((old) => ({ ...old, ...part }));
  const choose = (part: Partial<FilterDraft["filter"]>) =>
    setDraft((old) => ({ ...old, filter: { ...old.filter, ...part } }));
  const chosen = draft.filter;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readFilterDraft(draft);
    if (read.ok) onApply(read.value);
    else setIssues(read.error);
  };

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <div className="grid gap-x-6 gap-y-3 min-[48rem]:grid-cols-[auto_auto_1fr]">
        <CheckGroup
          legend="段階"
          options={PAYMENT_STAGES.map((stage) => ({ value: stage, label: PAYMENT_STAGE_WORD[stage].long }))}
          chosen={chosen.stages}
          onChange={(stages) => choose({ stages })}
        />
        <CheckGroup
          legend="対応状況"
          columns
          options={ORDER_STATUSES.map((status) => ({ value: status, label: ORDER_STATUS_WORD[status] }))}
          chosen={chosen.statuses}
          onChange={(statuses) => choose({ statuses })}
        />
        <div className="flex flex-col gap-3">
          <CheckGroup
            legend="いま取り消すと"
            inline
            options={CANCEL_OUTCOMES.map((outcome) => ({ value: outcome, label: OUTCOME_WORD[outcome] }))}
            chosen={chosen.outcomes}
            onChange={(outcomes) => choose({ outcomes })}
          />
          <CheckGroup
            legend="連携状況"
            inline
            options={WATCHED_OPERATIONS.map((state) => ({ value: state, label: OPERATION_STATE_WORD[state] }))}
            chosen={chosen.operations}
            onChange={(operations) => choose({ operations })}
          />
        </div>
      </div>
      <FilterMethods
        providers={chosen.providers}
        methods={chosen.methods}
        onChange={(providers, methods) => choose({ providers, methods })}
      />
      <div className="grid gap-x-6 gap-y-3 min-[48rem]:grid-cols-2">
        <div className="flex flex-col gap-2">
          <Field label="期限">
            {(control) => (
              <Select
                {...control}
                value={draft.deadlineKind}
                onChange={(event) => {
                  const kind = DEADLINE_KINDS.find((one) => one === event.target.value);
                  change({ deadlineKind: kind ?? "any" });
                }}
              >
                <option value="any">指定なし</option>
                {DEADLINE_KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {DEADLINE_FILTER_WORD[kind]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {draft.deadlineKind === "range" || draft.deadlineKind === "linked" ? (
            <DateRangeFields
              legend="期限の期間"
              from={draft.deadlineFrom}
              to={draft.deadlineTo}
              error={issues.deadline && filterIssueText(issues.deadline)}
              onChange={(deadlineFrom, deadlineTo) => change({ deadlineFrom, deadlineTo })}
            />
          ) : null}
        </div>
        <DateRangeFields
          legend="注文日"
          from={draft.orderedFrom}
          to={draft.orderedTo}
          error={issues.ordered && filterIssueText(issues.ordered)}
          onChange={(orderedFrom, orderedTo) => change({ orderedFrom, orderedTo })}
        />
        <AmountRangeFields
          id={`${ids}-amount`}
          from={draft.amountFrom}
          to={draft.amountTo}
          fromError={issues.amountFrom && filterIssueText(issues.amountFrom)}
          toError={issues.amountTo && filterIssueText(issues.amountTo)}
          onChange={(amountFrom, amountTo) => change({ amountFrom, amountTo })}
        />
        <div className="grid grid-cols-2 gap-3 tablet:grid-cols-3">
          <YesNoSelect label="取消区分" value={chosen.mark} onChange={(mark) => choose({ mark })} />
          <YesNoSelect label="未対応の作業" value={chosen.openTask} onChange={(openTask) => choose({ openTask })} />
          <YesNoSelect label="突合の差異" value={chosen.difference} onChange={(difference) => choose({ difference })} />
          <YesNoSelect label="与信NG・失効" value={chosen.declined} onChange={(declined) => choose({ declined })} />
          <YesNoSelect
            label={CAPTURED_TOGETHER.label}
            value={chosen.capturedTogether}
            onChange={(capturedTogether) => choose({ capturedTogether })}
          />
        </div>
      </div>
      <div className="flex justify-end gap-2 border-line border-t pt-3">
        <Button onClick={onCancel}>やめる</Button>
        <Button type="submit" variant="primary">
          絞り込む
        </Button>
      </div>
    </form>
  );
}
