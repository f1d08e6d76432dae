import { defineConfig, devices } from "@playwright/test";
import { freePort } from "./scripts/processes/ports.mjs";
import { findBrowser } from "./scripts/test/browser";

// Chosen once, by the process that reads this file first; its children inherit it.
process.env.E2E_PORT ??= String(await freePort());
const origin = `http://localhost:${process.env.E2E_PORT}`;
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
  webServer: {
    command: "exec node scripts/start.mjs --fresh",
    url: `${origin}/api/health`,
    timeout: 10 * 60_000,
    gracefulShutdown: { signal: "SIGINT", timeout: 20_000 },
    env: {
      PORT: process.env.E2E_PORT,
      DATA_DIR: ".data-e2e",
      BUILD_NAME: "test",
      HOST: "127.0.0.1",
      // Nothing of a shop that this person runs.
      DATABASE_URL: "",
      GATEWAY_URL: "",
      SIMULATOR_PORT: "",
      SAMPLE: "",
      APP_URL: "",
      NODE_ENV: "production",
    },
  },
});
