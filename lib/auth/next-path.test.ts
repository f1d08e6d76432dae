import { expect, test } from "vitest";
import { safeNext, signInPath } from "./next-path";

test.each(["/orders", "/orders?q=%E4%BD%90%E8%97%A4&stage=before_capture", "/settings/methods#a/b"])(
  "%s is a way back",
  (path) => {
    expect(safeNext(path)).toBe(path);
  },
);

test.each([
  "//evil.example",
  "//evil.example/orders",
  "/\\evil.example/orders",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "https://evil.example/orders",
  "javascript:alert(1)",
  "orders",
  "",
  null,
  undefined,
  ["/orders"],
  `/${"a".repeat(2000)}`,
])("%j leads to the start instead", (path) => {
  expect(safeNext(path)).toBe("/");
});

test("サインイン keeps the way back, but not to itself", () => {
  expect(signInPath("/orders?q=a&stage=b")).toBe("/sign-in?next=%2Forders%3Fq%3Da%26stage%3Db");
  expect(signInPath(null)).toBe("/sign-in");
  expect(signInPath("/sign-in?next=/orders")).toBe("/sign-in");
});
