"use client";

import { FactSection } from "@/components/ui/fact-section";
import { Radio, RadioGroup } from "@/components/ui/radio";
import { EDIT_CHOICE_WORD } from "@/lib/messages/edit";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { EditRule } from "@/lib/payments/decide/edit-rule";

/** 取引修正連携, 減額連携: chosen anew for each edit, in the page's words. */
export function EditChoiceField(props: {
  readonly choice: NonNullable<EditRule["choice"]>;
  readonly view: OrderView;
  readonly newTotal: number | null;
  /** The typed amount may not be saved: neither choice promises anything. */
  readonly refused: boolean;
  readonly value: boolean;
  readonly onChange: (link: boolean) => void;
}) {
  const { choice, view, refused, value, onChange } = props;
  const { title } = view.method;
  return (
    <FactSection title="金額の連携">
      <div className="px-4 py-3">
        <RadioGroup legend={EDIT_CHOICE_WORD.legend(choice.field, title)}>
          <Radio
            name="edit-choice"
            label={choice.on}
            note={refused ? undefined : linkNote(props)}
            checked={value}
            onChange={() => onChange(true)}
          />
          <Radio
            name="edit-choice"
            label={choice.off}
            note={refused ? undefined : EDIT_CHOICE_WORD.shopNote}
            checked={!value}
            onChange={() => onChange(false)}
          />
        </RadioGroup>
      </div>
    </FactSection>
  );
}

function linkNote({ view, newTotal }: { readonly view: OrderView; readonly newTotal: number | null }): string {
  const { provider } = view.method;
  return newTotal === null
    ? EDIT_CHOICE_WORD.linkNoteUnread(provider)
    : EDIT_CHOICE_WORD.linkNote(provider, formatYen(newTotal));
}
