import { request as httpRequest } from "node:http";
import { accountOf, expect, test } from "./fixtures";
import { simulator } from "./fixtures-simulator";

/** An attacker's name that resolves to this machine: what DNS rebinding comes to in a browser. */
const REBOUND = "rebound.example";
test.use({
  role: null,
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${REBOUND} 127.0.0.1`];
      await use({ ...launchOptions, args });
    },
    { scope: "worker" },
  ],
});

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Plain HTTP, with the headers that a browser lets no page choose. */
function ask(url: string, { method = "GET", headers = {}, body }: Asked = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    let answered = false;
    const asked = httpRequest(url, { method, headers, agent: false });
    asked.on("error", (error) => answered || reject(error));
    asked.on("response", (answer) => {
      answered = true;
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.end(body);
  });
}

test("ほかの名前で開いたブラウザーには、画面も、データも、決済代行会社側も答えない", async ({ browser, baseURL }) => {
  const { port } = new URL(baseURL ?? "");
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  for (const path of ["/", "/sign-in", "/orders", "/api/health", "/icon.svg"]) {
    const answer = await page.goto(`http://${REBOUND}:${port}${path}`);
    expect(answer?.status(), path).toBe(421);
  }
  const { url, token } = simulator();
  const ledger = `http://${REBOUND}:${new URL(url).port}/v1/ledger`;
  expect((await page.goto(ledger))?.status()).toBe(421);
  await context.setExtraHTTPHeaders({ authorization: `Bearer ${token}` });
  expect((await page.goto(ledger))?.status()).toBe(421);
  await context.close();
});

test("名前を偽っても、中継を装っても、静的なファイルまで断る", async ({ page, baseURL }) => {
  await page.goto("/sign-in");
  const script = await page.locator("script[src]").first().getAttribute("src");
  for (const path of ["/", "/sign-in", "/orders", "/api/orders", "/api/health", "/icon.svg", script ?? "/_next/"]) {
    const url = `${baseURL}${path}`;
    expect(await ask(url, { headers: { host: REBOUND } }), path).toBe(421);
    expect(await ask(url, { headers: { "x-forwarded-host": REBOUND } }), path).toBe(421);
    expect(await ask(url), path).toBeLessThan(402);
  }
});

test("アイコン、マニフェスト、robots.txt は、サインインしていないブラウザーにも渡す", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto("/sign-in");
  const linked = await page
    .locator("link[rel~=icon], link[rel=apple-touch-icon], link[rel=manifest]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")?.split("?")[0]));
  expect(linked.sort()).toEqual(["/favicon.ico", "/icon-180.png", "/icon.svg", "/manifest.webmanifest"]);
  const { icons }: { icons: { src: string }[] } = await (await page.request.get("/manifest.webmanifest")).json();
  for (const path of [...linked, ...icons.map(({ src }) => src), "/robots.txt"]) {
    const answer = await page.request.get(`${baseURL}${path}`, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()["content-type"], path).toMatch(/^image\/|manifest\+json|^text\/plain/);
  }
  expect(await (await page.request.get("/robots.txt")).text()).toBe("User-agent: *\nDisallow: /\n");
  await context.close();
});

test("よそのページからの送信、長すぎる本文、使わない入口は断る", async ({ baseURL }) => {
  const origin = baseURL ?? "";
  const json = { "content-type": "application/json" };
  const signIn = `${origin}/api/auth/sign-in/email`;
  const { email, password } = accountOf("viewer");
  const body = JSON.stringify({ email, password });
  expect(await ask(signIn, { method: "POST", headers: { ...json, origin: "https://elsewhere.example" }, body })).toBe(
    403,
  );
  expect(await ask(signIn, { method: "POST", headers: json, body })).toBe(403);
  expect(await ask(signIn, { method: "POST", headers: { ...json, origin }, body })).toBe(200);

  const long = { method: "POST", headers: { ...json, origin, "transfer-encoding": "chunked" } };
  expect(await ask(signIn, { ...long, body: Buffer.alloc(65 * 1_024, " ") })).toBe(413);
  expect(await ask(`${origin}/sign-in`, { ...long, body: Buffer.alloc(1_025 * 1_024, " ") })).toBe(413);

  for (const path of [
    "get-session",
    "list-sessions",
    "change-password",
    "update-user",
    "admin/create-user",
    "sign-up/email",
  ]) {
    for (const method of ["GET", "POST"]) {
      expect(await ask(`${origin}/api/auth/${path}`, { method, headers: { ...json, origin } }), path).toBe(404);
    }
  }
});

test("決済代行会社側のシミュレーターは、合言葉のない相手に何も答えない", async () => {
  const { url, token } = simulator();
  for (const path of ["/v1/health", "/v1/ledger", "/simulator/faults", "/simulator/switches"]) {
    expect(await ask(url + path), path).toBe(401);
    expect(await ask(url + path, { headers: { authorization: `Bearer ${token}` } }), path).toBe(200);
  }
});
