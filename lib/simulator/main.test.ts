import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, it } from "vitest";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { tokenHeader } from "./address";

const SIMULATOR_TOKEN = "only for tests";
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

function start(env: Record<string, string>): ChildProcess {
  const args = ["--conditions=react-server", "--import", "tsx", "lib/simulator/main.ts"];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ["pipe", "pipe", "pipe"] });
  started.push(child);
  return child;
}

async function readyUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("no output");
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^simulator ready (http:\S+)$/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error("ended before it was ready");
}

describe("the simulator as a process", () => {
  it("says where it listens, and ends with 0 when it is told to", async () => {
    const child = start({
      SIMULATOR_DATABASE_URL: await freshDatabase({ migrated: false }),
      SIMULATOR_PORT: "0",
      SIMULATOR_TOKEN,
    });
    const url = await readyUrl(child);
    expect((await fetch(`${url}/v1/health`, { headers: tokenHeader({ token: SIMULATOR_TOKEN }) })).status).toBe(200);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("ends when its starter's end of standard input closes", async () => {
    const child = start({
      SIMULATOR_DATABASE_URL: await freshDatabase({ migrated: false }),
      SIMULATOR_PORT: "0",
      SIMULATOR_TOKEN,
      SIMULATOR_PARENT: "1",
    });
    await readyUrl(child);
    child.stdin?.end();
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("names a port that is taken, and a setting that is missing", async () => {
    const databaseUrl = await freshDatabase({ migrated: false });
    const first = start({ SIMULATOR_DATABASE_URL: databaseUrl, SIMULATOR_PORT: "0", SIMULATOR_TOKEN });
    const { port } = new URL(await readyUrl(first));
    const second = start({ SIMULATOR_DATABASE_URL: databaseUrl, SIMULATOR_PORT: port, SIMULATOR_TOKEN });
    expect(await lastWords(second)).toEqual({ code: 1, words: `simulator: port ${port} is taken\n` });
    const third = start({ SIMULATOR_DATABASE_URL: "" });
    expect(await lastWords(third)).toEqual({ code: 1, words: "simulator: SIMULATOR_DATABASE_URL is not set\n" });
    const fourth = start({ SIMULATOR_DATABASE_URL: databaseUrl, SIMULATOR_TOKEN: "" });
    expect(await lastWords(fourth)).toEqual({ code: 1, words: "simulator: SIMULATOR_TOKEN is not set\n" });
  });
});

async function lastWords(child: ChildProcess): Promise<{ readonly code: number | null; readonly words: string }> {
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    words += chunk.toString();
  });
  const [code] = await once(child, "close");
  return { code, words };
}
