/**
 * The page was read twice: table by table for the facts, and method by method, in words of the page, for
 * second-reading.tsv. A slip of one hand shows as a difference here.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CAPABILITIES, type Capability, type Facts } from "../types";
import { METHOD_IDS } from "./catalogue";
import { cellOf } from "./tables";

const FLAG: Record<Capability, Facts["gate"]> = {
  "cancel.before_capture": "cancel_api_or_termination_api",
  "cancel.after_capture": "cancel_api_or_termination_api",
  "amount.before_capture": "always",
  "amount.after_capture": "always",
  capture_on_authorization: "capture_on_auth_flag",
  security_code: "security_code_flag",
};

const WORDS: Readonly<Record<string, Partial<Facts>>> = {
  可: { gate: "always" },
  無旗: { gate: "always" },
  選択: { gate: "edit_choice" },
  キャンセル旗: { gate: "gmops_cancel_api" },
  取引修正旗: { gate: "gmops_modify_api" },
  確定後旗: { gate: "post_capture_amount_flag" },
  注文日5ヵ月後末日: { deadline: "order_date+5months_end" },
  確定日翌月末日: { deadline: "capture_date+1month_end" },
  決済30日: { deadline: "payment+30d" },
  決済90日: { deadline: "payment+90d" },
  決済180日: { deadline: "payment+180d" },
  決済翌々月末20時: { deadline: "payment+2months_end_20h" },
  確定170日: { deadline: "capture+170d" },
  減額: { decrease_only: true },
  確定時: { settled_at_capture: true },
  同時確定: { captures_with_change: true },
  未入金は連携なし: { skip_when_unpaid: true },
  伝票番号前: { only_before_slip_number_sent: true },
  "3DS対象外": { excluded_when_3ds: true },
  通常注文: { only_normal_order_mode: true },
  PCI: { only_pci_dss: true },
  外部: { external_notice: true },
};

const [head = [], ...rows] = readFileSync(new URL("./second-reading.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((row) => row.split("\t"));

function read(words: string, capability: Capability): Partial<Facts> | null {
  if (words === "-") return null;
  const meanings = words.split(" ").map((word) => (word === "旗" ? { gate: FLAG[capability] } : WORDS[word]));
  if (meanings.includes(undefined)) throw new Error(`an unknown word: ${words}`);
  return Object.assign({}, ...meanings);
}

test("the second reading covers every method and every table", () => {
  expect(head).toEqual(["method", ...CAPABILITIES]);
  expect(rows.map(([method]) => method)).toEqual([...METHOD_IDS]);
});

describe.each(CAPABILITIES)("both readings agree on %s", (capability) => {
  const column = 1 + CAPABILITIES.indexOf(capability);
  test.each(METHOD_IDS.map((method, index) => ({ method, words: rows[index]?.[column] ?? "" })))(
    "$method: $words",
    ({ method, words }) => {
      expect(cellOf(method, capability)?.facts ?? null).toEqual(read(words, capability));
    },
  );
});
