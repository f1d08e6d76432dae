"use client";

import { UserPen } from "lucide-react";
import { Notice } from "@/components/ui/notice";
import { EDIT_NEWS, partName } from "@/lib/messages/edit";
import { formatYen } from "@/lib/money/yen";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import { formatMoment } from "@/lib/time/display";
import { conflictId } from "./field-words";
import type { DraftEditor } from "./use-draft";

/** Over the form: what others saved since the typing began, and how much of it waits for a choice. */
export function EditNews({ editor, opened }: { readonly editor: DraftEditor; readonly opened: OpenedVerb }) {
  const { view } = opened;
  const last = opened.meanwhile.at(-1);
  if (last === undefined) return null;
  const { news } = editor.merge;
  const overlaps = news.filter(({ kind }) => kind !== "theirs");
  const merged = news.flatMap(({ part, kind }) => (kind === "theirs" ? [partName(part)] : []));
  const { total } = editor.typing;
  return (
    <Notice
      tint="amber"
      role="status"
      icon={UserPen}
      className="mb-4"
      title={EDIT_NEWS.updated(formatMoment(last.at, view.serverNow), last.by)}
    >
      {total === view.order.total ? null : EDIT_NEWS.total(formatYen(total), formatYen(view.order.total))}
      {overlaps.length === 0 ? null : (
        <>
          {overlaps.map(({ part }, index) => (
            <span key={part}>
              {index === 0 ? "" : "、"}
              <a className="underline" href={`#${conflictId(part)}`}>
                {partName(part)}
              </a>
            </span>
          ))}
          {EDIT_NEWS.overlap}
        </>
      )}
      {merged.length === 0 ? null : EDIT_NEWS.merged(merged, overlaps.length > 0)}
      {news.length > 0 ? EDIT_NEWS.kept : editor.changed ? EDIT_NEWS.elsewhere : EDIT_NEWS.shown}
    </Notice>
  );
}
