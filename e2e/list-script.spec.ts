import { gzipSync } from "node:zlib";
import { expect, test } from "./fixtures";

/** What a cold browser may load to work with the list, compressed: frame, React and Next included. */
const MOST_BYTES = 250_000;

test("一覧が読み込むJavaScriptは、圧縮して250kBまで", async ({ page }) => {
  // The page's own text names every script of the route: what is started at once, and what its parts ask for.
  const answer = await page.request.get("/orders");
  const html = await answer.text();
  const tags = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
  const forOldBrowsers = new Set(tags.filter((tag) => /noModule/i.test(tag)).flatMap(scriptsIn));
  const scripts = scriptsIn(html).filter((file) => !forOldBrowsers.has(file));
  expect(scripts.length, "scripts of the list").toBeGreaterThan(10);

  let bytes = 0;
  for (const file of scripts) {
    const script = await page.request.get(`/_next/${file}`);
    expect(script.status(), file).toBe(200);
    bytes += gzipSync(await script.body()).length;
  }
  test.info().annotations.push({ type: "list JavaScript", description: `${bytes} bytes` });
  expect(bytes, "bytes of the list's scripts").toBeLessThanOrEqual(MOST_BYTES);
});

function scriptsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/static\/chunks\/[\w~.-]+\.js/g)].map(([file]) => file))];
}
