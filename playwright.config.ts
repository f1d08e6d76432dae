import { defineConfig, devices } from "@playwright/test";
import { freePort } from "./scripts/processes/ports.mjs";
import { findBrowser } from "./scripts/test/browser";

// Chosen once, by the process that reads this file first; its children inherit it.
process.env.E2E_PORT ??= String(await freePort());
/** While writing journeys: a shop with the sample that is open already (E2E_ORIGIN), and its data folder (E2E_DATA_DIR). */
const openShop = process.env.E2E_ORIGIN;
// The journeys' own shop begins by emptying its data folder, so it has one of its own.
if (openShop === undefined) process.env.E2E_DATA_DIR = ".data-e2e";
const origin = openShop ?? `http://localhost:${process.env.E2E_PORT}`;
const browser = findBrowser();

/** The journeys open a shop of their own: production build, new data, a port and a build folder that no other shop uses. */
export default defineConfig({
  testDir: "e2e",
  // One after another: they share one shop, and some of them turn its flags.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: "test-results",
  reporter: "list",
  use: {
    baseURL: origin,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    trace: "retain-on-failure",
    actionTimeout: 15_000,
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(browser === null ? {} : { executablePath: browser }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  ...(openShop === undefined ? { webServer: ownShop() } : {}),
});

function ownShop() {
  return {
    command: "exec node scripts/start.mjs --fresh",
    url: `${origin}/api/health`,
    timeout: 10 * 60_000,
    gracefulShutdown: { signal: "SIGINT" as const, timeout: 20_000 },
    env: {
      PORT: process.env.E2E_PORT ?? "",
      DATA_DIR: process.env.E2E_DATA_DIR ?? "",
      BUILD_NAME: "test",
      HOST: "127.0.0.1",
      // Nothing of a shop that this person runs.
      DATABASE_URL: "",
      GATEWAY_URL: "",
      SIMULATOR_PORT: "",
      CARD_FORM_ORIGIN: "",
      SAMPLE: "",
      APP_URL: "",
      NODE_ENV: "production",
    },
  };
}
