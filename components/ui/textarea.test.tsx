// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { Textarea } from "./textarea";

function said(length: number): string | null {
  render(<Textarea aria-label="メモ" maxLength={2_000} value={"あ".repeat(length)} onChange={() => undefined} />);
  return screen.queryByText(/文字/)?.textContent ?? null;
}

afterEach(cleanup);

it.each([
  [0, null],
  [1_799, null],
  [1_990, "あと10文字"],
  [2_000, "上限の2,000文字です。これより後の文字は入りません。"],
])("tells before and at its limit that no more is taken, and nothing while there is room (%i)", (length, words) => {
  expect(said(length)).toBe(words);
});
