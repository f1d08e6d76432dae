"use client";

import { DateInput } from "@/components/list/date-input";
import { Radio, RadioGroup } from "@/components/ui/radio";
import { Select } from "@/components/ui/select";
import { REGISTER_FIELD, REGISTER_WORD } from "@/lib/messages/register";
import { DELIVERY_METHODS, WISHED_BANDS } from "@/lib/payments/model/delivery-choices";
import { AddressFields } from "./address-fields";
import { FormSection } from "./form-section";
import { Labelled, TextField } from "./text-field";
import type { RegisterEditor } from "./use-register";

/** Where to and when. */
export function DeliverySection({ editor }: { readonly editor: RegisterEditor }) {
  const { typing } = editor;
  return (
    <FormSection step={2} title={REGISTER_WORD.delivery}>
      <div className="flex flex-col gap-3">
        <RadioGroup legend={REGISTER_WORD.deliveryTo} legendHidden inline>
          {[false, true].map((elsewhere) => (
            <Radio
              key={String(elsewhere)}
              name="delivery-to"
              label={elsewhere ? REGISTER_WORD.otherAddress : REGISTER_WORD.sameAddress}
              checked={typing.elsewhere === elsewhere}
              onChange={() => editor.change({ elsewhere })}
            />
          ))}
        </RadioGroup>
        {typing.elsewhere ? <Elsewhere editor={editor} /> : null}
        <div className="grid gap-3 tablet:grid-cols-2 @[36rem]:grid-cols-3 @[44rem]:grid-cols-4">
          <Choice
            field="delivery.method"
            choices={DELIVERY_METHODS}
            value={typing.deliveryMethod}
            editor={editor}
            onChange={(deliveryMethod) => editor.change({ deliveryMethod })}
          />
          <Labelled field="wishedOn" label={REGISTER_FIELD.wishedOn ?? ""} optional editor={editor}>
            {(control) => (
              <DateInput
                {...control}
                value={typing.wishedOn}
                onChange={(wishedOn) => editor.change({ wishedOn })}
                onLeave={() => editor.leave("wishedOn")}
                className="w-full"
              />
            )}
          </Labelled>
          <Choice
            field="wishedBand"
            choices={WISHED_BANDS}
            value={typing.wishedBand}
            editor={editor}
            onChange={(wishedBand) => editor.change({ wishedBand })}
          />
        </div>
      </div>
    </FormSection>
  );
}

function Elsewhere({ editor }: { readonly editor: RegisterEditor }) {
  const { delivery } = editor.typing;
  const field = (part: "name" | "kana" | "phone") => ({
    field: `delivery.${part}`,
    label: part === "name" ? `${REGISTER_WORD.deliveryTo}の${REGISTER_FIELD.name}` : (REGISTER_FIELD[part] ?? ""),
    editor,
    value: delivery[part],
    onText: (text: string) => editor.changeDelivery({ [part]: text }),
  });
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="sr-only">{REGISTER_WORD.otherAddress}</legend>
      <div className="grid gap-3 tablet:grid-cols-2 @[44rem]:grid-cols-4">
        <TextField {...field("name")} />
        <TextField {...field("kana")} optional />
        <TextField {...field("phone")} optional inputMode="tel" />
      </div>
      <AddressFields path="delivery" address={delivery} editor={editor} onChange={editor.changeDelivery} />
    </fieldset>
  );
}

function Choice(props: {
  readonly field: string;
  readonly choices: readonly string[];
  readonly value: string;
  readonly editor: RegisterEditor;
  readonly onChange: (value: string) => void;
}) {
  const { field, choices, value, editor, onChange } = props;
  return (
    <Labelled field={field} label={REGISTER_FIELD[field.split(".").at(-1) ?? ""] ?? ""} optional editor={editor}>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{REGISTER_WORD.noChoice}</option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </Select>
      )}
    </Labelled>
  );
}
