import { beforeAll } from "vitest";

/**
 * A component's test waits for what it expects, not for a second: on a busy machine, parts that are loaded on demand
 * take longer.
 */
beforeAll(async () => {
  if (typeof document === "undefined") return;
  const { configure } = await import("@testing-library/react");
  configure({ asyncUtilTimeout: 8_000 });
});
