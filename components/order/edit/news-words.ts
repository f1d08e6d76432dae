import { EDIT_NEWS, partName } from "@/lib/messages/edit";
import { tidyYen } from "@/lib/money/yen";
import type { MeanwhileChange, OpenedVerb } from "@/lib/orders/detail/order-view-types";
import type { EditPart } from "@/lib/payments/model/edit-part";
import { formatMoment } from "@/lib/time/display";
import type { PartNews } from "./edit-merge";
import type { DraftEditor } from "./use-draft";

/** What others changed after the typing began. */
function meanwhileOf(opened: OpenedVerb, typedOver: number): readonly MeanwhileChange[] {
  return opened.meanwhile.filter(({ version }) => version > typedOver);
}

/** Who gave a part the value that the order holds now, and when, for print. */
export function whoChanged(part: EditPart, opened: OpenedVerb, typedOver: number) {
  const field = part.startsWith("lines") ? "lines" : part;
  const last = meanwhileOf(opened, typedOver).findLast(({ changes }) => changes.some((one) => one.field === field));
  return { by: last?.by ?? null, at: last === undefined ? "" : formatMoment(last.at, opened.view.serverNow) };
}

export function newsOf(news: readonly PartNews[], part: EditPart): PartNews | undefined {
  return news.find((one) => one.part === part);
}

/** A part's value as it is read: an amount with its 円, lines as they are. */
export function partValue(part: EditPart, text: string): string {
  if (part.startsWith("lines")) return text === "" ? EDIT_NEWS.removed : text;
  return `${tidyYen(text)}円`;
}

/** Under the total while a conflict is open: the typed value that it was reckoned with. */
export function assumptionOf({ merge }: DraftEditor): string | null {
  const open = merge.news.find(({ kind }) => kind === "conflict");
  if (open === undefined) return null;
  return EDIT_NEWS.assumed(partName(open.part), partValue(open.part, open.mine));
}
