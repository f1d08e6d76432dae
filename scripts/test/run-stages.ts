import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { lastLines, runCommand } from "../setup/run-step.mjs";
import type { Count } from "./counts";
import { STAGES, type Stage } from "./stages";

const SHOWN_LINES = 300;

/**
 * Runs every stage, also after one has failed, so that one run shows all there is to mend. The last line says how many
 * tests passed and failed; a check without tests of its own counts as one.
 */
export async function runStages(root: string, signal: AbortSignal): Promise<boolean> {
  const counts: Count[] = [];
  for (const abreast of STAGES) {
    console.log(`  ${abreast.map(({ title }) => title).join(", ")} …`);
    counts.push(...(await Promise.all(abreast.map((stage) => runAndSay(root, stage, signal)))));
  }
  const sum = (part: keyof Count) => counts.reduce((all, count) => all + count[part], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0;
}

async function runAndSay(root: string, stage: Stage, signal: AbortSignal): Promise<Count> {
  const began = Date.now();
  const { count, log } = await runStage(root, stage, signal);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const verdict = count.failed > 0 ? "FAILED" : "ok";
  console.log(`  ${stage.title}: ${verdict} (${count.passed} passed, ${count.failed} failed, ${seconds} s)`);
  if (count.failed > 0) console.log(`\n${lastLines(log, SHOWN_LINES)}\n\n  All of it: ${log}\n`);
  return count;
}

async function runStage(root: string, stage: Stage, signal: AbortSignal): Promise<{ count: Count; log: string }> {
  const log = path.join(root, ".setup", "logs", `${stage.title.replaceAll(" ", "-")}.log`);
  const report = stage.count === undefined ? null : path.join(root, stage.count.report);
  if (report !== null) {
    rmSync(report, { force: true });
    mkdirSync(path.dirname(report), { recursive: true });
  }
  let code = 0;
  for (const command of stage.commands) {
    const env = { NODE_ENV: "test", NEXT_TELEMETRY_DISABLED: "1", ...stage.env };
    code = await runCommand({ command: [process.execPath, ...command], env, cwd: root, log, lock: null }, signal);
    if (code !== 0) break;
  }
  const one = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  if (stage.count === undefined || report === null || !existsSync(report)) return { count: one, log };
  const count = stage.count.read(readFileSync(report, "utf8"));
  // It broke although no test of its did.
  return { count: code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count, log };
}
