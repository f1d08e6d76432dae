import { type Ground, openGround } from "../surroundings/ground";

const SERVER = "proofs/adversarial-server/server/main.mjs";

/** The shop's database, and the adversarial server as its providers' side. */
export function openAdversarialHarness(root: string, seed: string): Promise<Ground> {
  const server = { name: "adversarial server", args: (port: string) => [SERVER, "--port", port], env: () => ({}) };
  return openGround({ root, suite: "adversarial-server", seed, connections: 8, providers: async () => server });
}
