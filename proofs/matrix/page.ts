import { readFileSync } from "node:fs";

/**
 * What the published page says, line by line, as this suite reads it: a transcription of its own (page.tsv, made from
 * the page's text), so that a slip in the product's tables shows. Nothing of the product runs here.
 */

export const PAGE_TABLES = [
  "cancel.before_capture",
  "cancel.after_capture",
  "amount.before_capture",
  "amount.after_capture",
  "capture_on_authorization",
  "security_code",
] as const;
export type TranscribedTable = (typeof PAGE_TABLES)[number];

/** What has to be on or chosen for the linkage. */
const GATES = [
  /** 各種API連携フラグを利用せず */
  "default",
  /** The table's own words over it: of a cancel, 取消API or 解約API; of table 4 and 5, their one flag. */
  "flag",
  /** The amount tables ask for nothing. */
  "linked",
  "gmops-cancel",
  "gmops-modify",
  /** 受注編集時に選択 */
  "choice",
  /** オーソリ確定後金額変更連携フラグ: 可能とする */
  "later-flag",
  /** オーソリ確定後金額変更連携フラグ: 可能とし、同時に確定する */
  "capturing-flag",
] as const;
export type CellGate = (typeof GATES)[number];

export const LIMITS = [
  "order-month+5-end",
  "capture-month+1-end",
  "payment+30d",
  "payment+90d",
  "payment+180d",
  "payment-month+2-end-20h",
  "capture+170d",
] as const;
export type Limit = (typeof LIMITS)[number];

const CONDITIONS = [
  /** 減額のみ可能 */
  "decrease",
  /** オーソリ確定時に金額が確定します */
  "at-capture",
  /** 伝票番号連携前のみ可能 */
  "before-slip",
  /** 未入金受注をキャンセルした場合は連携しない */
  "unpaid",
  /** 3Dセキュア認証を行う場合は対象外 */
  "not-3ds",
  /** 決済方式:通常注文方式 の場合のみ可能 */
  "normal-order",
  /** PCIDSS利用時のみ */
  "pci-dss",
] as const;
export type PageCondition = (typeof CONDITIONS)[number];

export interface PageCell {
  readonly gate: CellGate;
  readonly until: Limit | null;
  readonly conditions: readonly PageCondition[];
}

/** One method, and what the page says of it in each table; null where the table does not have it. */
export interface TranscribedLine {
  readonly method: string;
  readonly cells: Readonly<Record<TranscribedTable, PageCell | null>>;
}

export const PAGE: readonly TranscribedLine[] = readTranscription(
  readFileSync(new URL("./page.tsv", import.meta.url), "utf8"),
);

export function readTranscription(text: string): readonly TranscribedLine[] {
  const [head = "", ...lines] = text.trimEnd().split("\n");
  const columns = head.split("\t").slice(1);
  if (columns.join() !== PAGE_TABLES.join()) throw new Error(`the columns are ${columns.join(", ")}`);
  return lines.map((line) => {
    const [method = "", ...cells] = line.split("\t");
    if (cells.length !== PAGE_TABLES.length) throw new Error(`${method} has ${cells.length} cells`);
    const read = PAGE_TABLES.map((capability, index) => [capability, readCell(cells[index] ?? "")] as const);
    return { method, cells: Object.fromEntries(read) as TranscribedLine["cells"] };
  });
}

function readCell(text: string): PageCell | null {
  if (text === "-") return null;
  const [gate, ...more] = text.split(" ");
  const limits = more.filter((word) => word.startsWith("until:")).map((word) => oneOf(LIMITS, word.slice(6)));
  const conditions = more.filter((word) => !word.startsWith("until:")).map((word) => oneOf(CONDITIONS, word));
  return { gate: oneOf(GATES, gate ?? ""), until: limits[0] ?? null, conditions };
}

function oneOf<Word extends string>(known: readonly Word[], word: string): Word {
  const found = known.find((one) => one === word);
  if (found === undefined) throw new Error(`no such word: ${word}`);
  return found;
}
