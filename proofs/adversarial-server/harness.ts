import { type Harness, openHarness } from "../harness/harness";

const SERVER = "proofs/adversarial-server/server/main.mjs";

/** The shop's database, and the adversarial server as its providers' side. */
export function openAdversarialHarness(root: string, seed: string): Promise<Harness> {
  const server = { name: "adversarial server", args: (port: string) => [SERVER, "--port", port], env: () => ({}) };
  return openHarness({ root, suite: "adversarial-server", seed, connections: 8, providers: async () => server });
}
