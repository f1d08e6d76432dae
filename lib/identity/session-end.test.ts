import { expect, it } from "vitest";
import { readLastSession, writeLastSession } from "./session-end";

const LAST = { staffId: "3f2a-11_x", tokenHash: "a".repeat(64), expiresAt: 1_795_416_000_000 };

it("tells whose session a browser had last", () => {
  expect(readLastSession(writeLastSession(LAST))).toEqual(LAST);
});

it.each([undefined, "", "~~", `${writeLastSession(LAST)}~x`, "x~<b>~1", `../..~${"a".repeat(64)}~1`])(
  "takes nothing from a cookie that it did not write: %s",
  (text) => {
    expect(readLastSession(text)).toBeNull();
  },
);
