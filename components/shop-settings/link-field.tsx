"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { fieldText } from "@/lib/messages/fields";
import { SHOP_SETTING_TEXT } from "@/lib/messages/shop-settings";
import { isHttpsLink } from "@/lib/shop-settings/https-link";

export interface LinkFieldProps {
  readonly label: string;
  /** The button's own name, where its words alone do not tell which link it saves. */
  readonly saveLabel?: string;
  readonly value: string;
  readonly refused: { readonly text: string } | null;
  readonly saving: boolean;
  readonly onSave: (value: string) => void;
}

/** A link that staff will follow: https alone, saved by its button. */
export function LinkField({ label, saveLabel, value, refused, saving, onSave }: LinkFieldProps) {
  // What is being typed stays under the hands that type it, whatever a colleague saves meanwhile.
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  if (typed !== null && typed.trim() === value && !saving && refused === null) setTyped(null);
  const [wrong, setWrong] = useState(false);
  const error = wrong ? fieldText("bad_https", { label }) : refused?.text;
  return (
    <form
      noValidate
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = text.trim();
        setWrong(!isHttpsLink(wanted));
        if (!isHttpsLink(wanted)) return;
        onSave(wanted);
      }}
    >
      <Field label={label} error={error} className="min-w-0 flex-1">
        {(control) => (
          <Input
            {...control}
            type="url"
            autoComplete="off"
            placeholder="https://"
            value={text}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" busy={saving} {...(saveLabel === undefined ? {} : { "aria-label": saveLabel })}>
        {saving ? SHOP_SETTING_TEXT.saving : SHOP_SETTING_TEXT.save}
      </Button>
    </form>
  );
}
