/** What a catcher said of sources. */
export type CatcherVerdict =
  | { readonly kind: "passed"; readonly tried: number }
  /** A promise was found broken. */
  | { readonly kind: "caught"; readonly how: string; readonly tried: number }
  /** It could not look: what it was given does not load, or does not end. That proves nothing. */
  | { readonly kind: "broken"; readonly why: string };

/** The sources do not compile or load: such a mistake would never run. */
const NO_PROGRAM = /\b(?:SyntaxError|ReferenceError)\b|Transform failed|Cannot find (?:module|package)/;

/** Reads what `npm run test:sim` wrote. */
export function readSim(output: string): CatcherVerdict {
  const lines = output.trimEnd().split("\n");
  const last = lines.at(-1) ?? "";
  if (!last.startsWith('{"suite":"sim"')) return { kind: "broken", why: `it ended without its summary: ${last}` };
  const { runs, violations } = JSON.parse(last) as { runs: number; violations: number };
  if (violations === 0) return { kind: "passed", tried: runs };
  const told =
    lines.find((line) => /^(?:Broken promise \d|The product broke): /.test(line)) ?? "recovery took too long";
  if (NO_PROGRAM.test(told)) return { kind: "broken", why: told };
  return { kind: "caught", how: `${told} (${violations} in ${runs} histories)`, tried: runs };
}

interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly TestResult[];
  }[];
}

interface TestResult {
  readonly status: string;
  readonly fullName: string;
  readonly failureMessages: readonly string[];
}

/** Reads Vitest's report in JSON. */
export function readTests(report: string): CatcherVerdict {
  const { testResults }: TestReport = JSON.parse(report);
  const results = testResults.flatMap((file) => file.assertionResults);
  const tried = results.filter(({ status }) => status === "passed" || status === "failed").length;
  const broken = testResults.find((file) => file.status === "failed" && file.assertionResults.length === 0);
  if (broken !== undefined) return { kind: "broken", why: `${broken.name} did not load: ${firstLine(broken.message)}` };
  const failed = results.find(({ status }) => status === "failed");
  if (failed === undefined) {
    return tried === 0 ? { kind: "broken", why: "no test has such a name" } : { kind: "passed", tried };
  }
  const [message = ""] = failed.failureMessages;
  if (NO_PROGRAM.test(message)) return { kind: "broken", why: firstLine(message) };
  return { kind: "caught", how: `${failed.fullName.trim()}: ${firstLine(message)}`, tried };
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
