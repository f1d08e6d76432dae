/** Words of the page as a quotation: 「」 around each line, 『』 where the line holds 「」 of its own. */
export function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => (line.includes("「") ? `『${line}』` : `「${line}」`))
    .join("");
}

export interface PageWords {
  readonly remark: string;
  readonly note: string;
}

/** What the page itself says of a line; null where it says nothing. 備考 is the page's word for its column alone. */
export function pageWordsText({ remark, note }: PageWords): string | null {
  if (remark !== "") return `備考${quoted(remark)}`;
  return note === "" ? null : `注記${quoted(note)}`;
}
