import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@": root.replace(/\/$/, ""),
      // Marks files for Next's bundler; plain Node and the tests have no such boundary.
      "server-only": `${root}scripts/empty-module.mjs`,
    },
  },
  test: {
    include: ["**/*.test.ts", "**/*.test.tsx"],
    exclude: ["node_modules/**", "e2e/**", ".next*/**", ".data*/**"],
    globalSetup: ["scripts/testing/vitest-setup.ts"],
    setupFiles: ["scripts/testing/component-waits.ts"],
    // Most of them wait for the database: a core kept free, as is the default, would lie idle.
    maxWorkers: "100%",
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
