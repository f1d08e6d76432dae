import { expect, test } from "vitest";
import { checkHealth, type Probes } from "./health";

const fine: Probes = {
  database: async () => null,
  migrations: async () => null,
  staff: async () => null,
  gateway: async () => null,
  worker: async () => null,
};

test("a shop whose parts are all ready is ready", async () => {
  expect(await checkHealth(fine, 100)).toEqual({
    ready: true,
    parts: { database: "ready", migrations: "ready", staff: "ready", gateway: "ready", worker: "ready" },
    missing: [],
  });
});

test("names the parts that are not ready, and why, in the order of their dependence", async () => {
  const health = await checkHealth(
    { ...fine, worker: async () => "no sign of life", migrations: async () => "1 not applied" },
    100,
  );
  expect(health).toMatchObject({ ready: false, missing: ["migrations", "worker"] });
  expect(health.parts).toMatchObject({ migrations: "1 not applied", worker: "no sign of life", gateway: "ready" });
});

test("a part that throws is unreachable, and the answer does not tell what it threw", async () => {
  const health = await checkHealth(
    { ...fine, database: () => Promise.reject(new Error("password authentication failed for user juchu")) },
    100,
  );
  expect(health.parts.database).toBe("unreachable");
  expect(JSON.stringify(health)).not.toContain("juchu");
});

test("a part that does not answer keeps no caller waiting longer than the patience", async () => {
  const health = await checkHealth({ ...fine, gateway: () => new Promise(() => undefined) }, 20);
  expect(health.parts.gateway).toBe("no answer within 20 ms");
});
