import { type Ground, openGround } from "../surroundings/ground";

const SERVER = "proofs/contrary/server/main.mjs";

/** The shop's database, and the contrary server as its providers' side. */
export function openContraryGround(root: string, seed: string): Promise<Ground> {
  const server = { name: "contrary server", args: (port: string) => [SERVER, "--port", port], env: () => ({}) };
  return openGround({ root, suite: "contrary", seed, connections: 8, providers: async () => server });
}
