import { expect, test } from "vitest";
import { isFromHere } from "./from-here";

test.each([
  ["a page of the shop", { origin: "http://localhost:3000", host: "localhost:3000" }, true],
  [
    "one behind a proxy",
    { origin: "https://desk.example", host: "10.0.0.4:3000", "x-forwarded-host": "desk.example" },
    true,
  ],
  ["a chain of proxies", { origin: "https://desk.example", "x-forwarded-host": "desk.example, inner" }, true],
  ["another site", { origin: "https://evil.example", host: "localhost:3000" }, false],
  ["another port of this machine", { origin: "http://localhost:4000", host: "localhost:3000" }, false],
  ["a page without an origin", { origin: "null", host: "localhost:3000" }, false],
  ["nobody's page", { host: "localhost:3000" }, false],
])("%s is told apart", (_who, headers, here) => {
  expect(isFromHere(new Headers(headers))).toBe(here);
});
