// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { Textarea } from "./textarea";

function said(length: number): string | null {
  render(<Textarea aria-label="メモ" limit={2_000} value={"𠮷".repeat(length)} onChange={() => undefined} />);
  return document.querySelector("p")?.textContent ?? null;
}

afterEach(cleanup);

it.each([
  [0, null],
  [1_799, null],
  [1_990, "あと10文字"],
  [2_000, "あと0文字"],
  [2_012, "2,000文字を超えています。12文字減らしてください。"],
])(
  "counts characters as people do: what room is left near the limit, what is too much beyond it, nothing before (%i)",
  (length, words) => {
    expect(said(length)).toBe(words);
  },
);
