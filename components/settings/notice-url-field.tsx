"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { fieldText } from "@/lib/messages/fields";
import { SHOP_SETTING_TEXT, SHOP_SETTING_WORD } from "@/lib/messages/shop-settings";
import { isNoticeUrl } from "@/lib/shop-settings/notice-url";

export interface NoticeUrlFieldProps {
  readonly value: string;
  readonly refused: { readonly text: string } | null;
  readonly saving: boolean;
  readonly onSave: (value: string) => void;
}

export function NoticeUrlField({ value, refused, saving, onSave }: NoticeUrlFieldProps) {
  // What is being typed stays under the hands that type it, whatever a colleague saves meanwhile.
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  if (typed !== null && typed.trim() === value && !saving && refused === null) setTyped(null);
  const [wrong, setWrong] = useState(false);
  const { name } = SHOP_SETTING_WORD.externalNoticeUrl;
  const error = wrong ? fieldText("bad_https", { label: name }) : refused?.text;
  return (
    <form
      noValidate
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = text.trim();
        setWrong(!isNoticeUrl(wanted));
        if (!isNoticeUrl(wanted)) return;
        onSave(wanted);
      }}
    >
      <Field label="URL(https)" error={error} className="min-w-0 flex-1">
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
      <Button type="submit" busy={saving}>
        {saving ? SHOP_SETTING_TEXT.saving : "リンクを保存"}
      </Button>
    </form>
  );
}
