import { TAX_RATE_WORD } from "@/lib/messages/register";
import { tidyYen } from "@/lib/money/yen";
import type { EditPart } from "@/lib/payments/model/edit-part";
import { FEES, type Fee } from "@/lib/payments/model/edit-part";
import { type Draft, type DraftLine, sameLine, sameLines } from "./edit-draft";

/**
 * Two people changed the same order. `base` is what it held when the typing began, `mine` what is typed, `theirs` what
 * it holds now. The typed fields stay as they are; the three together decide what would be saved.
 */

/** What the writer chose where both changed a part differently. It stands for the value that was on the screen then. */
export interface Choice {
  readonly side: "mine" | "theirs";
  readonly theirs: string;
}

export type Choices = Readonly<Partial<Record<EditPart, Choice>>>;

export interface PartNews {
  readonly part: EditPart;
  /** `theirs`: taken in at saving. `conflict`: waits for a choice. `chosen`: a conflict that the writer has decided. */
  readonly kind: "theirs" | "conflict" | "chosen";
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

export interface Merge {
  /** What would be saved. An open conflict counts as the typed value. */
  readonly draft: Draft;
  readonly news: readonly PartNews[];
  readonly conflicts: readonly EditPart[];
}

export function mergeEdit(base: Draft, mine: Draft, theirs: Draft, choices: Choices): Merge {
  const news: PartNews[] = [];
  const take = (part: EditPart, values: { base: string; mine: string; theirs: string }): "mine" | "theirs" => {
    const { base: was, mine: own, theirs: now } = values;
    if (now === was || now === own) return "mine";
    if (own === was) {
      news.push({ part, kind: "theirs", ...values });
      return "theirs";
    }
    const choice = choices[part];
    const decided = choice?.theirs === now;
    news.push({ part, kind: decided ? "chosen" : "conflict", ...values });
    return decided ? choice.side : "mine";
  };
  const fee = (part: Fee): string => {
    const values = { base: tidyYen(base[part]), mine: tidyYen(mine[part]), theirs: tidyYen(theirs[part]) };
    return take(part, values) === "mine" ? mine[part] : theirs[part];
  };
  const lines = mergeLines(base.lines, mine.lines, theirs.lines, take);
  const draft = {
    lines,
    shippingFee: fee("shippingFee"),
    fee: fee("fee"),
    discount: fee("discount"),
    points: fee("points"),
  };
  return { draft, news, conflicts: news.flatMap(({ part, kind }) => (kind === "conflict" ? [part] : [])) };
}

type Take = (part: EditPart, values: { base: string; mine: string; theirs: string }) => "mine" | "theirs";
type Lines = Draft["lines"];

function mergeLines(base: Lines, mine: Lines, theirs: Lines, take: Take): Lines {
  if (sameLines(theirs, base)) return mine;
  if (!keepsLines(base, mine) || theirs.length !== base.length) {
    const texts = { base: linesText(base), mine: linesText(mine), theirs: linesText(theirs) };
    return take("lines", texts) === "mine" ? mine : theirs;
  }
  return mine.map((line, index) => {
    const was = base[index];
    const now = theirs[index];
    if (was === undefined || now === undefined || sameLine(now, was)) return line;
    const texts = { base: lineText(was), mine: lineText(line), theirs: lineText(now) };
    return take(`lines.${index}`, texts) === "mine" ? line : { ...now, key: line.key };
  });
}

/** Every line of before is still at its place; what was added stands after them. */
function keepsLines(base: Lines, mine: Lines): boolean {
  return mine.length >= base.length && base.every((line, index) => mine[index]?.key === line.key);
}

/** 「KS-BK 急須 黒 2,400円×1(軽減8%)」: all that tells one line from another; the usual rate is not said. */
export function lineText({ productCode, name, quantity, unitPrice, taxRate }: DraftLine): string {
  const what = productCode === "" ? name : `${productCode} ${name}`;
  const rate = taxRate === "standard" ? "" : `(${TAX_RATE_WORD[taxRate]})`;
  return `${what} ${tidyYen(unitPrice)}円×${tidyYen(quantity)}${rate}`;
}

function linesText(lines: Lines): string {
  return lines.map(lineText).join("、");
}

/** The parts in which the typed fields differ from what the order held when the typing began. */
export function changedParts(base: Draft, mine: Draft): readonly (Fee | "lines")[] {
  const fees = FEES.filter((part) => tidyYen(base[part]) !== tidyYen(mine[part]));
  return sameLines(base.lines, mine.lines) ? fees : ["lines", ...fees];
}
