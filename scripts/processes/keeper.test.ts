import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { identify, isRunning, type ProcessIdentity, waitUntilGone } from "./identity.mjs";
import { leashed } from "./leashed";

const KEEPER = fileURLToPath(new URL("./keeper.mjs", import.meta.url));
/** Tells its pid and lives until it is told to end; `deaf` does not listen. */
const LIVE = "console.log(process.pid); setInterval(() => undefined, 1000);";
const DEAF = `process.on("SIGTERM", () => undefined); ${LIVE}`;

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

function start(args: readonly string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "ignore"], detached: true, env });
  started.push(child);
  return child;
}

/** The process that printed its pid. */
async function whoSpoke(child: ChildProcess): Promise<ProcessIdentity> {
  if (child.stdout === null) throw new Error("no output");
  const [line] = await once(child.stdout, "data");
  const identity = identify(Number(String(line)));
  if (identity === null) throw new Error("it is gone already");
  return identity;
}

const keep = (script: string, graceMs = 10_000) =>
  start([KEEPER, "SIGTERM", String(graceMs), "group", process.execPath, "-e", script]);

test("a kept command ends when its starter's end of the pipe closes, as after kill -9", async () => {
  const keeper = keep(LIVE);
  const command = await whoSpoke(keeper);
  keeper.stdin?.destroy();
  expect(await waitUntilGone(command, 5_000)).toBe(true);
});

test("one that does not listen is killed after its grace", async () => {
  const keeper = keep(DEAF, 100);
  const command = await whoSpoke(keeper);
  keeper.kill("SIGTERM");
  expect(await waitUntilGone(command, 5_000)).toBe(true);
});

test("what a kept command has started ends with it", async () => {
  const keeper = keep(
    `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(LIVE)}], { stdio: "inherit" });`,
  );
  const grandchild = await whoSpoke(keeper);
  keeper.stdin?.destroy();
  expect(await waitUntilGone(grandchild, 5_000)).toBe(true);
});

test("the keeper ends with its command and passes its exit code on", async () => {
  const keeper = keep("process.exit(7)");
  expect(await once(keeper, "exit")).toEqual([7, null]);
});

test("a command that does not exist is told as 127", async () => {
  const keeper = start([KEEPER, "SIGTERM", "100", "group", "/no/such/command"]);
  expect(await once(keeper, "exit")).toEqual([127, null]);
});

test("a process on the leash ends in its own good order when its starter is gone", async () => {
  const { args, env } = leashed(
    ["-e", `process.on("SIGTERM", () => { console.log("in order"); process.exit(0); }); ${LIVE}`],
    {},
  );
  const child = start(args, env);
  const identity = await whoSpoke(child);
  const farewell = once(child.stdout ?? child, "data");
  child.stdin?.destroy();
  expect(String((await farewell)[0])).toContain("in order");
  expect(await waitUntilGone(identity, 5_000)).toBe(true);
});

test("the leash keeps no finished process alive", async () => {
  const { args, env } = leashed(["-e", "console.log('done')"], {});
  const child = start(args, env);
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(isRunning(identify(child.pid ?? 0))).toBe(false);
});

test("what a process on the leash starts with its flags is not on it", async () => {
  const grandchild = "console.log('lives'); setTimeout(() => process.exit(5), 200)";
  const { args, env } = leashed(
    [
      "-e",
      `require("node:child_process")
        .spawn(process.execPath, [...process.execArgv.slice(0, 2), "-e", ${JSON.stringify(grandchild)}], { stdio: "ignore" })
        .on("exit", (code, by) => console.log(code, by));`,
    ],
    {},
  );
  const child = start(args, env);
  if (child.stdout === null) throw new Error("no output");
  expect(String((await once(child.stdout, "data"))[0])).toBe("5 null\n");
});
