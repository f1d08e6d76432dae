import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/identity/role";
import { accountOf } from "@/prisma/sample/staff";
import { cardFormOrigin } from "./card-form";
import { openConsole, type ProviderConsole } from "./fixtures-console";
import { type Faults, openFaults } from "./fixtures-faults";
import { type Ledger, openLedger } from "./fixtures-ledger";
import { afterFirstRound, type OrderFinder, openOrders } from "./fixtures-orders";

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

interface OncePerRun {
  readonly states: Map<Role, StorageState>;
}

interface Journey {
  /** The role that `page` is signed in with; null: signed out. */
  readonly role: Role | null;
  /** The session of an account of this role; signed in once for all journeys. */
  readonly stateOf: (role: Role) => Promise<StorageState>;
  readonly orders: OrderFinder;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly providerConsole: ProviderConsole;
  /** Another window, signed in with an account of this role. */
  readonly windowOf: (role: Role) => Promise<Page>;
  readonly watched: (context: BrowserContext) => void;
}

export async function signIn(page: Page, { email, password }: { readonly email: string; readonly password: string }) {
  await page.getByLabel("メールアドレス").fill(email);
  await page.getByLabel("パスワード").fill(password);
  await page.getByRole("button", { name: "サインイン" }).click();
}

export const test = base.extend<Journey, OncePerRun>({
  states: [({ browserName: _ }, use) => use(new Map()), { scope: "worker" }],
  stateOf: async ({ playwright, baseURL, states }, use) => {
    await use(async (role) => {
      const known = states.get(role);
      if (known !== undefined) return known;
      const request = await playwright.request.newContext({ extraHTTPHeaders: { origin: baseURL ?? "" } });
      const { email, password } = accountOf(role);
      const answer = await request.post(`${baseURL}/api/auth/sign-in/email`, { data: { email, password } });
      expect(answer.status(), await answer.text()).toBe(200);
      const state = await request.storageState();
      await request.dispose();
      states.set(role, state);
      return state;
    });
  },

  role: ["operator", { option: true }],
  storageState: async ({ role, stateOf }, use) => {
    await use(role === null ? { cookies: [], origins: [] } : await stateOf(role));
  },

  /** Nothing is fetched from elsewhere, and no script breaks, in any journey. */
  watched: [
    async ({ baseURL }, use) => {
      // The providers' own pages (card form, 3-D Secure) stand at an origin of theirs, on this machine.
      const own = new Set([new URL(baseURL ?? "").origin, cardFormOrigin()]);
      const outside: string[] = [];
      const broken: string[] = [];
      await use((context) => {
        context.on("request", (request) => {
          const url = new URL(request.url());
          if (/^https?:$/.test(url.protocol) && !own.has(url.origin)) outside.push(request.url());
        });
        context.on("weberror", (error) => broken.push(String(error.error())));
      });
      expect(outside, "requests to other hosts").toEqual([]);
      expect(broken, "errors in the browser").toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, watched }, use) => {
    watched(context);
    await use(context);
  },
  windowOf: async ({ browser, stateOf, watched }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role) => {
      const context = await browser.newContext({ storageState: await stateOf(role) });
      watched(context);
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  orders: async ({ playwright, baseURL, stateOf }, use) => {
    // What staff may do is read as 担当 sees it, in every journey.
    const request = await playwright.request.newContext({
      storageState: await stateOf("operator"),
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    await afterFirstRound(request);
    await use(openOrders(request));
    await request.dispose();
  },
  ledger: async ({ playwright }, use) => {
    const request = await playwright.request.newContext();
    await use(openLedger(request));
    await request.dispose();
  },
  providerConsole: async ({ playwright }, use) => {
    const request = await playwright.request.newContext();
    await use(openConsole(request));
    await request.dispose();
  },
  faults: async ({ playwright }, use) => {
    const request = await playwright.request.newContext();
    const faults = openFaults(request);
    await use(faults);
    await faults.clear();
    await request.dispose();
  },
});

export { accountOf, expect, type Page };
