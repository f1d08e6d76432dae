import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pageWordsText } from "@/lib/messages/quotation";
import { CAPABILITIES, type Capability } from "../types";
import { METHOD_SETTINGS, SETTING_IDS } from "./flags";
import { TABLES } from "./tables";

/** The page as published, and each table's own part of it. Line breaks on it are layout. */
const PAGE = readFileSync(join(import.meta.dirname, "page.ja.txt"), "utf8");

const HEADS = {
  cancel: "2.注文のキャンセル連携が可能な決済\n\n",
  amount: "3.注文の金額変更連携について\n\n",
  capture: "4.オーソリ同時確定が可能な決済\n\n",
  code: "5.セキュリティコードの入力に対応している決済\n\nクレジットカード決済の",
};
const BEFORE = "オーソリ確定前 対応決済サービス";
const AFTER = "オーソリ確定後 対応決済サービス";

function between(from: readonly string[], to: readonly string[]): string {
  const start = from.reduce((at, mark) => PAGE.indexOf(mark, at), 0);
  const end = to.reduce((at, mark) => PAGE.indexOf(mark, at), start);
  expect(start).toBeGreaterThan(0);
  expect(end).toBeGreaterThan(start);
  return withoutBreaks(PAGE.slice(start, end));
}

function withoutBreaks(text: string): string {
  return text.replace(/\n\s*/g, "");
}

const PART: Record<Capability, string> = {
  "cancel.before_capture": between([HEADS.cancel, BEFORE], [AFTER]),
  "cancel.after_capture": between([HEADS.cancel, AFTER], ["キャンセル連携に関するご留意事項"]),
  "amount.before_capture": between([HEADS.amount, BEFORE], [AFTER]),
  "amount.after_capture": between([HEADS.amount, AFTER], [HEADS.capture]),
  capture_on_authorization: between([HEADS.capture], [HEADS.code]),
  security_code: between([HEADS.code], ["当ページの記載内容は"]),
};
const WHOLE = withoutBreaks(PAGE);

describe.each(CAPABILITIES)("備考 of %s", (capability) => {
  const remarks = TABLES[capability].flatMap(({ remark }) => (remark === "" ? [] : remark.split("\n")));

  test("stand in that table of the page, letter by letter, as often as its lines carry them", () => {
    for (const remark of new Set(remarks)) {
      const printed = PART[capability].split(remark).length - 1;
      expect({ remark, printed }).toEqual({ remark, printed: remarks.filter((one) => one === remark).length });
    }
  });

  test("are all that the page has: nothing of its column is left out", () => {
    const column =
      /を超えるとエラー|を過ぎるとエラー|減額のみ可能|を選択|ご参照ください|連携しない|連携前のみ可能|利用時のみ|\(セブンイレブン.*?\)/g;
    const printed = PART[capability].match(column) ?? [];
    const carried = remarks.flatMap((remark) => remark.match(column) ?? []);
    expect(carried.sort()).toEqual([...printed].sort());
  });
});

test("notes stand on the page, letter by letter", () => {
  const notes = CAPABILITIES.flatMap((capability) => TABLES[capability].map(({ note }) => note)).filter(
    (one) => one !== "",
  );
  expect(notes.length).toBeGreaterThan(0);
  for (const note of notes) expect(WHOLE).toContain(note);
});

test("what the page says beside a flag stands on it, letter by letter", () => {
  const cautions = SETTING_IDS.flatMap((id) => METHOD_SETTINGS[id].caution.split("\n")).filter((one) => one !== "");
  expect(cautions).toHaveLength(2);
  for (const caution of cautions) expect(WHOLE).toContain(caution);
});

test("the six chains of コンビニ決済 are part of its remark", () => {
  const remarks = CAPABILITIES.flatMap((capability) => TABLES[capability].map(({ remark }) => remark));
  expect(remarks.filter((remark) => remark.includes("セイコーマート"))).toEqual([
    "(セブンイレブン・ファミリーマート・ローソン・ミニストップ・セイコーマート・デイリーヤマザキ)",
  ]);
});

test("every line shows its own words between quotation marks, and nothing else under 備考", () => {
  for (const { remark, note } of CAPABILITIES.flatMap((capability) => TABLES[capability])) {
    const shown = pageWordsText({ remark, note });
    const quotations = [...(shown ?? "").matchAll(/『(.*?)』|「((?:(?!「|」).)*)」(?=「|『|$)/g)].map(
      (found) => found[1] ?? found[2],
    );
    expect(quotations.join("\n")).toBe(remark === "" ? note : remark);
    expect(shown?.startsWith("備考") ?? false).toBe(remark !== "");
  }
});
