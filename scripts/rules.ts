/** `npm run --silent rules -- export | evaluate`: the rules for people, scripts and other systems. See docs/rules.md. */
import { answerLines } from "./rules/answer-lines";
import { exportRules } from "./rules/export-rules";
import { writeAll } from "./rules/write-all";

const USAGE = `usage: npm run --silent rules -- export
       npm run --silent rules -- evaluate < cases.jsonl
`;

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === "export" && rest.length === 0) {
    await writeAll(process.stdout, `${JSON.stringify(exportRules(), null, 2)}\n`);
    return 0;
  }
  if (command === "evaluate" && rest.length === 0) {
    const allValid = await answerLines(process.stdin, (text) => writeAll(process.stdout, text));
    return allValid ? 0 : 1;
  }
  process.stderr.write(USAGE);
  return 2;
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader has what it wanted (`| head`): not an error worth a stack trace.
  if (error.code === "EPIPE") process.exit(1);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
