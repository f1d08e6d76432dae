import { beforeAll } from "vitest";

/**
 * A component's test waits for what it expects, not for a second: parts that are loaded when they are needed take longer on a
 * busy machine.
 */
beforeAll(async () => {
  if (typeof document === "undefined") return;
  const { configure } = await import("@testing-library/react");
  configure({ asyncUtilTimeout: 8_000 });
});
