// npm run test:proofs: every proof suite at its full size, one after another, so that none disturbs another's timing.
// Each prints what it has to say; the last line counts the suites.
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { fileURLToPath } from "node:url";

/** Their folders, the quickest first. */
const SUITES = ["sim", "mutations", "adversarial-server", "matrix", "race", "faults", "crash"] as const;

const USAGE = "npm run test:proofs -- [--seed S]";

function seedFrom(given: readonly string[]): string {
  const [name, seed, ...rest] = given;
  if (name === undefined) return String(randomInt(1_000_000_000));
  if (name !== "--seed" || seed === undefined || rest.length > 0) throw new Error(`${given.join(" ")}: ${USAGE}`);
  return seed;
}

/** Whether the suite kept every promise. It is given this process's own options for TypeScript. */
function holds(suite: string, seed: string): Promise<boolean> {
  const main = fileURLToPath(new URL(`./${suite}/main.ts`, import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, main, "--seed", seed], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });
}

const seed = seedFrom(process.argv.slice(2));
let passed = 0;
for (const suite of SUITES) if (await holds(suite, seed)) passed += 1;
process.stdout.write(`${passed} passed, ${SUITES.length - passed} failed\n`);
process.exitCode = passed === SUITES.length ? 0 : 1;
