const LEASH = new URL("./leash.mjs", import.meta.url).href;

/** The flags and the environment that put a Node process of ours on the leash; its standard input must be a pipe. */
export function leashed(args: readonly string[], env: Readonly<Record<string, string>>) {
  return {
    args: ["--import", LEASH, ...args],
    env: { ...process.env, ...env, LEASH_HELD_BY: String(process.pid) },
  };
}
