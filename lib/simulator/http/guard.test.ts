import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tokenHeader } from "../address";
import type { SimulatorState } from "../simulator-state";
import { authorization, openTestSimulator, type TestSimulator } from "../testing/test-simulator";
import { controlRoutes } from "./control-routes";
import { mutationRoutes } from "./mutation-routes";
import { readRoutes } from "./read-routes";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await openTestSimulator();
});
afterAll(() => simulator.close());

// Only what they are asked for is looked at: nothing of theirs runs.
const nothing = {} as SimulatorState;
const ROUTES = [...mutationRoutes(nothing), ...readRoutes(nothing), ...controlRoutes(nothing)].map(
  ({ method, path }) => ({
    method,
    path: path.source.replaceAll(/\(\?:.*?\)\?|[\^$\\]/g, "").replaceAll(/\([^)]*\)/g, "1"),
  }),
);

/** `fetch` lets no caller choose `Host`. */
function ask(method: string, path: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(simulator.simulator.url + path, { method, headers: { "content-length": 0, ...headers } });
    asked.on("error", reject).on("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.end();
  });
}

describe.each(ROUTES)("$method $path", ({ method, path }) => {
  it("lets no caller in without the token, or with another", async () => {
    for (const headers of [
      {},
      { authorization: "Bearer wrong" },
      { authorization: "Basic eDp5" },
      { "x-simulator-control": "1" },
    ]) {
      expect(await ask(method, path, headers)).toBe(401);
    }
  });

  it("answers to this machine's names with its port, and to no other, whatever the token", async () => {
    const { port } = new URL(simulator.simulator.url);
    const headers = tokenHeader(simulator.simulator);
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "localhost",
      "127.0.0.1:1",
      `localhost:${port}.evil.example`,
    ]) {
      expect(await ask(method, path, { ...headers, host })).toBe(421);
    }
  });
});

it("there are routes of the protocol and of its own interface to look at", () => {
  expect(ROUTES.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      "/v1/authorizations",
      "/v1/payments/1/operations",
      "/v1/ledger",
      "/simulator/console",
      "/simulator/faults",
    ]),
  );
});

it("lets its own people in under each of its names", async () => {
  const { port } = new URL(simulator.simulator.url);
  const headers = tokenHeader(simulator.simulator);
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
    expect(await ask("GET", "/v1/health", { ...headers, host })).toBe(200);
  }
  expect((await simulator.authorize(authorization("gmo-pg/card-one-time"))).status).toBe(200);
});
