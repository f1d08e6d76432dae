"use client";

import { FactSection } from "@/components/order-detail/fact-section";
import { FieldError } from "@/components/ui/field";
import { PART_WORD } from "@/lib/messages/edit";
import { FEES } from "@/lib/orders/edit-draft";
import { fieldId, issueText } from "./field-words";
import { NumberField } from "./number-field";
import type { DraftEditor } from "./use-draft";

/** 送料 is added, 値引 and ポイント are taken off. */
export function EditFees({ editor }: { readonly editor: DraftEditor }) {
  const total = editor.issueAt("total");
  return (
    <FactSection title="送料・値引・ポイント">
      <div className="grid grid-cols-3 gap-4 px-4 py-3">
        {FEES.map((fee) => (
          <div key={fee} className="flex flex-col justify-end gap-1">
            <label htmlFor={fieldId(fee)} className="font-medium text-sm">
              {PART_WORD[fee]}
            </label>
            <NumberField
              field={fee}
              label={PART_WORD[fee]}
              value={editor.draft[fee]}
              readOnly={!editor.ready}
              issue={editor.issueAt(fee)}
              unit="円"
              onChange={(value) => editor.changeFee(fee, value)}
              onLeave={() => editor.leave(fee)}
            />
          </div>
        ))}
      </div>
      {total === undefined ? null : (
        <div className="px-4 pb-3">
          <FieldError id={`${fieldId("total")}-error`}>{issueText(total)}</FieldError>
        </div>
      )}
    </FactSection>
  );
}
