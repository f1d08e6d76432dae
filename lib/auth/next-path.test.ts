import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeNext, signInPath } from "./next-path";

const SHOP = "https://desk.example.jp";

/** Where a browser is after サインイン, and where one is that takes only the path of it and reads it again. */
function opened(next: string): readonly URL[] {
  const first = new URL(next, `${SHOP}/sign-in?next=x`);
  const again = new URL(first.href.slice(first.origin.length), `${SHOP}/orders`);
  const relative = new URL(next, again);
  return [first, again, relative];
}

function expectHere(value: string): void {
  const next = safeNext(value);
  expect(["/", value]).toContain(next);
  for (const url of opened(next)) expect(url.href).toBe(SHOP + next);
}

test.each([
  "/",
  "/orders",
  "/orders?q=%E4%BD%90%E8%97%A4&stage=before_capture",
  "/orders?next=https://elsewhere.example/",
  "/orders/1%2F2",
  "/settings/methods#a/b",
  "/orders/@someone",
])("%s is a way back", (path) => {
  expect(safeNext(path)).toBe(path);
  expectHere(path);
});

const BEFORE_HOST = [
  ...["//", "///", "////", "/\\", "\\\\", "\\/", "/\\/", "/\\\\", "//\\", "/./\\", "/.\\\\"],
  ...["/..//", "/.//", "/../..//", "/./..//", "/a/..//", "/a/../..//", "/%2e%2e//", "/%2e//", "/.%2e//", "/%2E%2E//"],
  ...["/..\\/", "/..\\\\", "/a/..\\\\", "/..;//", "/;@", "/\t/", "/\n/", "/\r/", "/\r\n/", "\t//", " //", "/\u0000/"],
  ...["/%09/", "/%0d%0a/", "/%5c", "/%5c%5c", "/%5C/", "/%2f", "/%2f%2f", "/%252f%252f", "/..%2f%2f", "/..%5c%5c"],
  ...["/\u2028/", "/\u3000/", "／／", "/／", "/\ufeff/", "/\u202e//", "//user@", "//user:pass@", "/@", "@", "/.@"],
  ...[
    "http://",
    "https://",
    "https:",
    "https:/",
    "HtTpS://",
    "javascript://",
    "data:text/html,",
    "ftp://",
    "blob:https://",
  ],
] as const;
const AFTER_HOST = ["", "/x", ":443/x", "/%2e%2e", "?a#b"] as const;
const FORMS = BEFORE_HOST.flatMap((before) => AFTER_HOST.map((after) => `${before}evil.example${after}`));

describe(`${FORMS.length} ways to write another site`, () => {
  test("none of them leads away", () => {
    expect(FORMS.length).toBeGreaterThan(150);
    for (const form of FORMS) expectHere(form);
  });

  test("what reads as another place than it says leads to the start", () => {
    const crooked = FORMS.filter((form) => !form.startsWith("/") || new URL(form, SHOP).href !== SHOP + form);
    expect(crooked.length).toBeGreaterThan(150);
    for (const form of crooked) expect(safeNext(form), form).toBe("/");
  });
});

test("nothing that is made of such pieces leads away", () => {
  const piece = fc.constantFrom(
    ...[
      "/",
      "//",
      "\\",
      ".",
      "..",
      "%2e",
      "%2f",
      "%5c",
      "\t",
      "\n",
      "\r",
      "@",
      ":",
      "?",
      "#",
      ";",
      "evil.example",
      "a",
    ],
    ...["https:", "　", "／", "\u2028", "\u0000", "[::1]", "%", "%zz"],
  );
  const made = fc.array(piece, { maxLength: 10 }).map((pieces) => `/${pieces.join("")}`);
  fc.assert(
    fc.property(
      fc.oneof(
        made,
        fc.string({ unit: "binary" }).map((text) => `/${text}`),
      ),
      expectHere,
    ),
    { numRuns: 5_000 },
  );
});

test.each([null, undefined, "", "orders", ["/orders"], { toString: () => "/orders" }, `/${"a".repeat(2000)}`])(
  "%j leads to the start",
  (value) => {
    expect(safeNext(value)).toBe("/");
  },
);

test("サインイン keeps the way back, but not to itself", () => {
  expect(signInPath("/orders?q=a&stage=b")).toBe("/sign-in?next=%2Forders%3Fq%3Da%26stage%3Db");
  expect(signInPath(null)).toBe("/sign-in");
  expect(signInPath("/sign-in?next=/orders")).toBe("/sign-in");
  expect(signInPath("/..//evil.example/x")).toBe("/sign-in");
});
