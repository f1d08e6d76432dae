/** Whatever a person writes into an address, the shop answers: never with a broken screen, never with 500. */
import { readdirSync } from "node:fs";
import { expect, test } from "./fixtures";

const NASTY = [
  "%",
  "%25",
  "%2541",
  "%00",
  "a%00b",
  "%0A",
  "%E3%81",
  "%C0%80",
  "%ED%A0%80",
  "%F0%9F%98%80",
  "%E2%80%AE",
  "..%2F..%2Fetc",
  "%2F",
  "'%3B--",
  "%7B%22a%22%3A1%7D",
  "%3Cscript%3E",
  "__proto__",
  "0001-01-01..9999-12-31",
  "-1",
  "99999999999999999999",
  "9".repeat(2_000),
];

/** Every page and GET route of the app, its groups left out; the stream of changes never ends, and reads no address. */
function addressesOf(ending: "page.tsx" | "route.ts"): readonly string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file === ending || file.endsWith(`/${ending}`))
    .filter((file) => !file.includes("[...") && !file.startsWith("api/live"))
    .map((file) => `/${file.replace(/\/?[^/]+$/, "").replaceAll(/\([^/]*\)\/?/g, "")}`);
}

const ALL = [...addressesOf("page.tsx"), ...addressesOf("route.ts")];
const named = ALL.filter((address) => address.includes("["));
const listed = ALL.filter((address) => !address.includes("["));
/** Every parameter of every list, and those of サインイン. */
const PARAMS = [
  "q",
  "cursor",
  "state",
  "period",
  "provider",
  "method",
  "stage",
  "status",
  "deadline",
  "ordered",
  "amount",
];
const MORE = [
  "sort",
  "order",
  "kind",
  "subject",
  "before",
  "outcome",
  "operation",
  "mark",
  "task",
  "difference",
  "next",
];

test.use({ role: "admin" });

test("受注番号などの代わりに何を書いても、404か400で答える", async ({ page, baseURL }) => {
  test.setTimeout(180_000);
  expect(named.length).toBeGreaterThan(6);
  const wrong: string[] = [];
  for (const address of named) {
    for (const value of NASTY) {
      const path = address.replace(/\[[^\]]+\]/, value);
      const options = { headers: { origin: baseURL ?? "" }, maxRedirects: 0 };
      const answers = [await page.request.get(path, options)];
      if (/\/(?:inquiry|look|card-form)$/.test(path)) answers[0] = await page.request.post(path, options);
      for (const answer of answers) {
        if (![400, 404].includes(answer.status())) wrong.push(`${answer.status()} ${path.slice(0, 80)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("一覧の条件に何を書いても、500にならない", async ({ page }) => {
  test.setTimeout(180_000);
  const wrong: string[] = [];
  for (const address of listed) {
    for (const value of NASTY) {
      const query = [...PARAMS, ...MORE].map((param) => `${param}=${value}`).join("&");
      const answer = await page.request.get(`${address}?${query}`, { maxRedirects: 0 });
      if (answer.status() >= 500) wrong.push(`${answer.status()} ${address} ${value.slice(0, 20)}`);
    }
  }
  expect(wrong).toEqual([]);
});
