"use client";

import { REGISTER_FIELD, REGISTER_WORD } from "@/lib/messages/register";
import { REGISTER_FEES } from "@/lib/orders/register/typing";
import { FormSection } from "./form-section";
import { TextField } from "./text-field";
import type { RegisterEditor } from "./use-register";

/** How much besides the goods. */
export function FeesSection({ editor }: { readonly editor: RegisterEditor }) {
  return (
    <FormSection step={4} title={REGISTER_WORD.fees}>
      <div className="grid grid-cols-2 gap-3 @[36rem]:grid-cols-4">
        {REGISTER_FEES.map((fee) => (
          <TextField
            key={fee}
            field={fee}
            label={REGISTER_FIELD[fee] ?? ""}
            editor={editor}
            numeric
            unit={REGISTER_WORD.unit}
            value={editor.typing[fee]}
            onText={(text) => editor.change({ [fee]: text })}
          />
        ))}
      </div>
    </FormSection>
  );
}
