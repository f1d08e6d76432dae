// npm run test:defects: puts small mistakes into a copy of the sources, one at a time, and sees that each is noticed.
// docs/proofs.md says more.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { stopSignal } from "../../scripts/setup/stop-signal.mjs";
import { readOptions, usageOf } from "../options";
import { setUpClient } from "../set-up";
import { conclude, secondsSince } from "../summary";
import { draw } from "./draw";
import type { Patch } from "./patch";
import { PATCHES } from "./patches/all";
import { nameOf, type Tried, tryPatches } from "./try-patches";

const COMMAND = { suite: "defects", sizes: { patches: 10 } } as const;

interface Asked {
  readonly seed: string;
  readonly patches: readonly Patch[];
}

/** `--only` takes a patch's name. */
function asked(given: readonly string[]): Asked {
  const at = given.indexOf("--only");
  if (at < 0) {
    const { seed, sizes } = readOptions(COMMAND, given);
    return { seed, patches: draw(PATCHES, sizes.patches, seed) };
  }
  const name = given[at + 1];
  const patches = PATCHES.filter((patch) => patch.name === name);
  if (patches.length === 0) throw new Error(`--only ${name}: no patch has that name. ${usageOf(COMMAND)}`);
  return { seed: readOptions(COMMAND, [...given.slice(0, at), ...given.slice(at + 2)]).seed, patches };
}

function tell({ patch, verdict, seconds }: Tried): void {
  const { name, caughtBy, hurts } = patch;
  const took = `${seconds.toFixed(1)} s`.padStart(7);
  if (verdict.kind === "caught") {
    say(`caught ${took}  ${name}\n         by ${nameOf(caughtBy)}: ${verdict.how}`);
    return;
  }
  const why = verdict.kind === "broken" ? `proves nothing: ${verdict.why}` : `GOT THROUGH ${nameOf(caughtBy)}`;
  say(`       ${took}  ${name} ${why}\n         ${hurts}\n         Again: npm run test:defects -- --only ${name}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const { seed, patches } = asked(process.argv.slice(2));
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
  const signal = stopSignal();
  const since = performance.now();
  say(`test:defects --seed ${seed}, ${patches.length} of ${PATCHES.length} patches`);
  await setUpClient(root, signal);
  const tried = await tryPatches({ root, patches, signal, tell });
  conclude({
    suite: "defects",
    seed,
    runs: tried.length,
    operations: tried.reduce((sum, { verdict }) => sum + (verdict.kind === "broken" ? 0 : verdict.tried), 0),
    violations: tried.filter(({ verdict }) => verdict.kind !== "caught").length,
    seconds: secondsSince(since),
  });
}

await main();
