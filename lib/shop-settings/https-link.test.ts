import { expect, test } from "vitest";
import { LINK_MAX } from "@/lib/text/limits";
import { isHttpsLink } from "./https-link";

test.each([
  "",
  "https://example.jp",
  "https://example.jp/notice?id=1#top",
  `https://example.jp/${"a".repeat(LINK_MAX - 19)}`,
])("%s may be a link", (url) => {
  expect(isHttpsLink(url)).toBe(true);
});

test.each([
  "http://example.jp",
  "javascript:alert(1)",
  "data:text/html,x",
  "//example.jp",
  "example.jp",
  "https://",
  "https://somebody:secret@example.jp",
  "https://somebody@example.jp",
  `https://example.jp/${"a".repeat(LINK_MAX - 18)}`,
  "https://example.jp/\u0000",
  "https://example.jp/\u202enotice",
])("%s may not", (url) => {
  expect(isHttpsLink(url)).toBe(false);
});
