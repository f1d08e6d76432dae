import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { Client } from "pg";
import { takesCard } from "@/lib/capability/authorization";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { providersForm, typeCard } from "./card-form";
import { expect, test } from "./fixtures";
import { dataDir } from "./fixtures-simulator";
import { open, SEND } from "./screens";

/** Numbers that stand nowhere else; each is typed once, on the provider's form alone. */
const NUMBER = "4929 6318 2705 7342";
const CODE = "826";
/** Three digits stand in longer numbers and ids; the code would stand by itself. */
const CODE_ALONE = /(?<![0-9A-Za-z,.])826(?![0-9A-Za-z])/;
const DIGITS = NUMBER.replaceAll(" ", "");

/** Everything that the page hears of the form, so that its token can be looked for afterwards. */
async function heardMessages(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    window.addEventListener("message", (event) => {
      const heard = JSON.parse(sessionStorage.getItem("heard") ?? "[]") as string[];
      sessionStorage.setItem("heard", JSON.stringify([...heard, JSON.stringify(event.data)]));
    });
  });
  return () => page.evaluate(() => JSON.parse(sessionStorage.getItem("heard") ?? "[]") as string[]);
}

/** All that the browser keeps for the page, wherever a page can put something. */
async function keptByBrowser(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const databases: unknown[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await answerOf(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const records = database.transaction(store).objectStore(store);
        databases.push([name, store, await answerOf(records.getAllKeys()), await answerOf(records.getAll())]);
      }
      database.close();
    }
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, databases]);
  });
}

/** The client bundle that the page was served from: the build folders that hold the very scripts that it has loaded. */
async function clientBundles(page: Page): Promise<readonly string[]> {
  const loaded = await page.evaluate(() => [...document.scripts].map(({ src }) => src));
  const scripts = loaded.flatMap((src) => /\/_next\/(static\/[^?]+)/.exec(src)?.[1] ?? []);
  expect(scripts.length).toBeGreaterThan(0);
  return readdirSync(".")
    .filter((name) => name.startsWith(".next"))
    .flatMap((name) => [name, path.join(name, "dev")])
    .filter((folder) => scripts.every((script) => existsSync(path.join(folder, script))))
    .map((folder) => path.join(folder, "static"));
}

/** Rows of the shop's database that hold the digits, whatever stands between them. */
async function rowsWith(databaseUrl: string, text: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM ${name} t WHERE t::text LIKE $1 OR regexp_replace(t::text, '[ -]', '', 'g') LIKE $1`,
        [`%${text}%`],
      );
      if ((rows[0]?.n ?? 0) > 0) found.push(name);
    }
    return found;
  } finally {
    await client.end();
  }
}

function filesWith(folder: string, fits: (name: string) => boolean, text: string | RegExp): readonly string[] {
  const holds = (content: string) =>
    typeof text === "string" ? content.replaceAll(/[ -]/g, "").includes(text) : text.test(content);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => fits(file) && statSync(file).isFile())
    .filter((file) => holds(readFileSync(file, "utf8")));
}

test("カード番号とセキュリティコードは、ショップのどこにも届かず残らない", async ({ page, orders }) => {
  const heard = await heardMessages(page);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).origin === new URL(page.url()).origin) {
      sent.push(`${request.url()} ${request.postData() ?? ""} ${JSON.stringify(request.headers())}`);
    }
  });
  const order = await orders.find(
    { method: METHOD_IDS.filter(takesCard).join(","), stage: "unauthorized", mark: "no" },
    ({ authorization }) => authorization?.rules.securityCode === "required",
  );
  await open(page, `/orders/${order.orderNumber}/authorize`);
  await typeCard(providersForm(page), { number: NUMBER, expiry: "11 / 31", holder: "AOI TANAKA", code: CODE });
  await expect(page.getByText("VISA •••• 7342")).toBeVisible();
  const shown = await page.content();
  await page.getByRole("button", { name: SEND }).click();
  await expect(page.getByRole("heading", { name: /^オーソリが完了し/ })).toBeVisible();

  const messages = await heard();
  const token = /"token":"([^"]+)"/.exec(messages.join("\n"))?.[1] ?? "";
  expect(token, "the form has given a token").not.toBe("");
  // What the form told, and what the page keeps and sent, holds four digits and no more.
  const stored = await keptByBrowser(page);
  expect(stored, "what may be kept is kept: the search finds it").toContain("7342");
  for (const text of [shown, await page.content(), stored, ...messages, ...sent]) {
    expect(text.replaceAll(/[ -]/g, "")).not.toContain(DIGITS);
    expect(text).not.toContain(NUMBER);
  }
  for (const text of [stored, ...messages, ...sent]) expect(text).not.toMatch(CODE_ALONE);
  expect(sent.filter((text) => text.includes(token)).length, "the token goes with the one confirmation").toBe(1);

  const { databaseUrl }: { databaseUrl: string } = JSON.parse(
    readFileSync(path.join(dataDir(), "connection.json"), "utf8"),
  );
  expect(await rowsWith(databaseUrl, DIGITS)).toEqual([]);
  expect(await rowsWith(databaseUrl, token)).toEqual([]);
  expect(await rowsWith(databaseUrl, `"${CODE}"`)).toEqual([]);
  expect(await rowsWith(databaseUrl, "7342"), "what may be kept is kept: the search finds it").toContain("payments");
  expect(filesWith(path.join(dataDir(), "logs"), (name) => name.endsWith(".log"), DIGITS)).toEqual([]);
  expect(filesWith(path.join(dataDir(), "logs"), (name) => name.endsWith(".log"), token)).toEqual([]);

  const bundles = await clientBundles(page);
  expect(bundles.length, "the bundle of this shop is found").toBeGreaterThan(0);
  // Fonts and pictures are no text: any three bytes may stand in them.
  const isText = (name: string) => /\.(js|css|json|map|txt)$/.test(name);
  for (const bundle of bundles) {
    expect(filesWith(bundle, isText, "securityCode").length, "what stands in it is found").toBeGreaterThan(0);
    expect(filesWith(bundle, isText, DIGITS)).toEqual([]);
    expect(filesWith(bundle, isText, CODE_ALONE)).toEqual([]);
  }
});
