import { expect, it } from "vitest";
import { ActionThrew, decodeAnswer, encodeArguments } from "./flight";

it("arguments are written as React writes them: a dollar is doubled, what is not there is named", () => {
  expect(encodeArguments([{ memo: "$5 引き", edit: undefined, amount: Number.NaN }])).toBe(
    '[{"memo":"$$5 引き","edit":"$undefined","amount":"$NaN"}]',
  );
});

it("the answer is the row that the first row promises", () => {
  const stream = '0:{"a":"$@1","q":"","i":false}\n1:{"data":{"ok":false,"error":{"code":"order_not_found"}}}\n';
  expect(decodeAnswer(stream)).toEqual({ data: { ok: false, error: { code: "order_not_found" } } });
});

it("text in a row of its own is read by its bytes, and what it says stays text", () => {
  const memo = "$1:二行の\nメモ";
  const bytes = Buffer.byteLength(memo).toString(16);
  const stream = `0:{"a":"$@1"}\n2:T${bytes},${memo}1:{"data":{"memo":"$2","by":"$$x","none":"$undefined"}}\n`;
  expect(decodeAnswer(stream)).toEqual({ data: { memo, by: "$x", none: undefined } });
});

it("what is written once and pointed at again is found", () => {
  const stream = '0:{"a":"$@1"}\n1:{"data":{"plan":{"does":"unmark"},"now":"$1:data:plan"}}\n';
  expect(decodeAnswer(stream)).toEqual({ data: { plan: { does: "unmark" }, now: { does: "unmark" } } });
});

it("an action that threw is an error, and so is anything but plain data", () => {
  expect(() => decodeAnswer('0:{"a":"$@1"}\n1:E{"digest":"123"}\n')).toThrow(ActionThrew);
  expect(() => decodeAnswer('0:{"a":"$@1"}\n1:{"data":"$D2026-11-25"}\n')).toThrow("$D2026-11-25");
});
