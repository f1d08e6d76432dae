import { expect, test } from "vitest";
import { NOTICE_URL_MAX } from "@/lib/text/limits";
import { isNoticeUrl } from "./notice-url";

test.each([
  "",
  "https://example.jp",
  "https://example.jp/notice?id=1#top",
  `https://example.jp/${"a".repeat(NOTICE_URL_MAX - 19)}`,
])("%s may be the notice's link", (url) => {
  expect(isNoticeUrl(url)).toBe(true);
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
  `https://example.jp/${"a".repeat(NOTICE_URL_MAX - 18)}`,
  "https://example.jp/\u0000",
  "https://example.jp/\u202enotice",
])("%s may not", (url) => {
  expect(isNoticeUrl(url)).toBe(false);
});
