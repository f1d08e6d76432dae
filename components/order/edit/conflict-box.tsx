"use client";

import { UserPen } from "lucide-react";
import { Radio } from "@/components/ui/radio";
import { EDIT_NEWS, partName } from "@/lib/messages/edit";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import type { EditPart } from "@/lib/payments/model/edit-part";
import { conflictId } from "./field-words";
import { newsOf, partValue, whoChanged } from "./news-words";
import type { DraftEditor } from "./use-draft";

export interface PartProps {
  readonly part: EditPart;
  readonly editor: DraftEditor;
  readonly opened: OpenedVerb;
}

/** Under a field that a colleague changed and this person did not touch: the value that will be taken over. */
export function TheirsNote({ part, editor, opened, value }: PartProps & { readonly value?: string }) {
  const news = newsOf(editor.merge.news, part);
  if (news?.kind !== "theirs") return null;
  const { by, at } = whoChanged(part, opened, editor.typing.version);
  return (
    <p className="flex items-start gap-1 text-blue text-sm">
      <UserPen className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      {EDIT_NEWS.field(by, at, value ?? partValue(part, news.theirs))}
    </p>
  );
}

/** Both values with person and time. Neither is chosen beforehand: either choice moves money. */
export function ConflictBox({ part, editor, opened }: PartProps) {
  const news = newsOf(editor.merge.news, part);
  if (news === undefined || news.kind === "theirs") return null;
  const { by, at } = whoChanged(part, opened, editor.typing.version);
  const value = (text: string) => partValue(part, text);
  const chosen = news.kind === "chosen" ? editor.typing.choices[part]?.side : undefined;
  const sides = [
    { side: "theirs", text: value(news.theirs), note: EDIT_NEWS.theirs(by, at, value(news.base), value(news.theirs)) },
    { side: "mine", text: value(news.mine), note: EDIT_NEWS.mine(value(news.base), value(news.mine)) },
  ] as const;
  return (
    <fieldset
      id={conflictId(part)}
      tabIndex={-1}
      className="rounded-panel bg-amber-tint px-3 py-2 text-amber outline-offset-2"
    >
      <legend className="float-left mb-2 w-full">
        <strong>{EDIT_NEWS.conflict(partName(part))}</strong>
        {EDIT_NEWS.question}
      </legend>
      <div className="clear-both flex flex-wrap gap-2">
        {sides.map(({ side, text, note }) => (
          <Radio
            key={side}
            className="rounded-control border border-amber bg-surface px-2 py-1"
            name={conflictId(part)}
            label={
              <>
                <strong className="text-text">{text}</strong> <span className="text-muted">{note}</span>
              </>
            }
            checked={chosen === side}
            onChange={() => editor.choose(part, side, news.theirs)}
          />
        ))}
      </div>
    </fieldset>
  );
}
