import path from "node:path";
import { type Count, countPlaywright, countVitest } from "./counts";

/** One thing that `npm test` tries. */
export interface Stage {
  readonly title: string;
  /** Run one after another until one fails. What follows `node`, from the project's root. */
  readonly commands: readonly (readonly string[])[];
  readonly env?: Readonly<Record<string, string>>;
  /** How many tests passed and failed, from the report that the command wrote; without it the stage is one test. */
  readonly count?: { readonly report: string; readonly read: (report: string) => Count };
}

const bin = (...parts: readonly string[]) => path.join("node_modules", ...parts);
const TSX = ["--import", "tsx"] as const;
const KNIP = bin("knip", "bin", "knip.js");
const REPORTS = path.join(".setup", "reports");
const VITEST_REPORT = path.join(REPORTS, "vitest.json");
const PLAYWRIGHT_REPORT = path.join(REPORTS, "playwright.json");

/** The short form of a proof, with a seed of its own, so that the same sources are always asked the same. */
function proof(title: string, suite: string, size: readonly string[]): Stage {
  const main = path.join("proofs", suite, "main.ts");
  return { title, commands: [["--conditions=react-server", ...TSX, main, "--seed", "2026", ...size]] };
}

/** Groups one after another; what stands in one group runs side by side. */
export const STAGES: readonly (readonly Stage[])[] = [
  [
    { title: "format and lint", commands: [[bin("@biomejs", "biome", "bin", "biome"), "check"]] },
    { title: "import directions", commands: [[...TSX, "scripts/imports/main.ts"]] },
    { title: "one name for one thing", commands: [[...TSX, "scripts/homonyms/main.ts"]] },
    { title: "nothing unused", commands: [[KNIP], [KNIP, "--production"]] },
    { title: "facts stand alone", commands: [[...TSX, "scripts/check-facts-alone.ts"]] },
    {
      title: "types",
      commands: [
        [bin("next", "dist", "bin", "next"), "typegen"],
        [bin("typescript", "bin", "tsc"), "--noEmit", "--incremental", "false"],
      ],
    },
  ],
  [
    {
      title: "unit and database tests",
      commands: [
        [
          bin("vitest", "vitest.mjs"),
          ...["run", "--reporter=default", "--reporter=json", `--outputFile.json=${VITEST_REPORT}`],
        ],
      ],
      count: { report: VITEST_REPORT, read: countVitest },
    },
  ],
  [proof("histories in memory", "sim", ["--runs", "2000"])],
  // These mostly wait, for leases and requests to end.
  [
    proof("histories on real machines", "faults", ["--runs", "100"]),
    proof("a provider that misbehaves", "adversarial-server", ["--runs", "60"]),
    proof("mutations that must be caught", "mutations", ["--patches", "3"]),
  ],
  [proof("every cell of the page", "matrix", ["--cases", "60"])],
  [proof("races of staff", "race", ["--sessions", "6", "--actions", "130"])],
  [proof("crashes of a production shop", "crash", ["--kills", "6"])],
  [
    {
      title: "journeys in a browser",
      commands: [[bin("@playwright", "test", "cli.js"), "test", "--reporter=list,json"]],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT_REPORT },
      count: { report: PLAYWRIGHT_REPORT, read: countPlaywright },
    },
  ],
];
