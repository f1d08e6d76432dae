import { parseArgs } from "node:util";

export const USAGE = "npm run audit -- verify [--expect HASH]   (HASH: the 64 characters of a head that was noted)";

export interface VerifyCommand {
  readonly expected: string | null;
}

/** null on a command line that makes no sense. */
export function readCommand(args: readonly string[]): VerifyCommand | null {
  const read = parsed(args);
  if (read === null || read.positionals.join(" ") !== "verify") return null;
  const { expect } = read.values;
  if (expect === undefined) return { expected: null };
  return /^[0-9a-f]{64}$/i.test(expect) ? { expected: expect.toLowerCase() } : null;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { expect: { type: "string" } } });
  } catch (error) {
    if (error instanceof TypeError && "code" in error) return null;
    throw error;
  }
}
