"use client";

import { FactSection } from "@/components/ui/fact-section";
import { FieldError } from "@/components/ui/field";
import { EDIT_NEWS, PART_WORD } from "@/lib/messages/edit";
import { tidyYen } from "@/lib/money/yen";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import { FEES, type Fee } from "@/lib/payments/model/edit-part";
import { ConflictBox, TheirsNote } from "./conflict-box";
import { editFieldId, editIssueText } from "./field-words";
import { NumberField } from "./number-field";
import type { DraftEditor } from "./use-draft";

/** 送料 and 手数料 are added, 値引 and ポイント are taken off. */
export function EditFees({ editor, opened }: { readonly editor: DraftEditor; readonly opened: OpenedVerb }) {
  const total = editor.issueAt("total");
  return (
    <FactSection title="送料・手数料・値引・ポイント">
      <div className="grid gap-4 px-4 py-3 grid-cols-2 tablet:grid-cols-4">
        {FEES.map((fee) => (
          <div key={fee} className="flex flex-col gap-1">
            <label htmlFor={editFieldId(fee)} className="font-medium text-sm">
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
            <Before fee={fee} editor={editor} />
            <TheirsNote part={fee} editor={editor} opened={opened} />
          </div>
        ))}
        {FEES.map((fee) => (
          <div key={fee} className="empty:hidden col-span-full">
            <ConflictBox part={fee} editor={editor} opened={opened} />
          </div>
        ))}
      </div>
      {total === undefined ? null : (
        <div className="px-4 pb-3">
          <FieldError id={`${editFieldId("total")}-error`}>{editIssueText(total)}</FieldError>
        </div>
      )}
    </FactSection>
  );
}

function Before({ fee, editor }: { readonly fee: Fee; readonly editor: DraftEditor }) {
  const before = editor.base[fee];
  const changed = tidyYen(editor.draft[fee]) !== tidyYen(before);
  return (
    <p className={changed ? "text-blue text-sm" : "text-muted text-sm"}>
      {changed ? EDIT_NEWS.before(`${before}円`) : EDIT_NEWS.unchanged}
    </p>
  );
}
