import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { identify, isRunning } from "../processes/identity.mjs";
import { heldLock, tryLock, waitForLock } from "./lock.mjs";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "juchu-lock-"));
  file = path.join(folder, "lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const never = new AbortController().signal;

/** A process that lives until it is killed. */
async function someProcess() {
  const child = spawn(process.execPath, ["-e", "console.log('up'); setInterval(() => undefined, 1000)"]);
  await once(child.stdout, "data");
  const identity = identify(child.pid ?? 0);
  if (identity === null) throw new Error("it did not start");
  const kill = async () => {
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return { identity, kill };
}

test("one holder at a time, and the next one after a release", async () => {
  const first = await tryLock(file, "first");
  expect(first).not.toBeNull();
  expect(await tryLock(file, "second")).toBeNull();
  expect(heldLock(file)).toMatchObject({ note: "first", holder: { pid: process.pid } });
  first?.release();
  expect(await tryLock(file, "second")).not.toBeNull();
});

test("a waiting process gets it when it is free, and was told once who had it", async () => {
  const first = await tryLock(file, "first");
  const told: unknown[] = [];
  const second = waitForLock(file, "second", (content) => told.push(content?.note), never);
  await expect.poll(() => told).toEqual(["first"]);
  first?.release();
  (await second).release();
  expect(told).toEqual(["first"]);
});

test("a holder that died holds nothing", async () => {
  const other = await someProcess();
  writeFileSync(file, JSON.stringify({ holder: other.identity, note: "", worker: null }));
  expect(await tryLock(file, "me")).toBeNull();
  await other.kill();
  expect(await tryLock(file, "me")).not.toBeNull();
});

test("a pid that belongs to another process by now is no holder", async () => {
  writeFileSync(file, JSON.stringify({ holder: { pid: process.pid, startedAt: "long ago" }, note: "", worker: null }));
  expect(heldLock(file)).toBeNull();
  expect(await tryLock(file, "me")).not.toBeNull();
});

test("what a dead holder had running is ended before its place is taken", async () => {
  const worker = await someProcess();
  const holder = { pid: process.pid, startedAt: "long ago" };
  writeFileSync(file, JSON.stringify({ holder, note: "", worker: worker.identity }));
  expect(await tryLock(file, "me")).not.toBeNull();
  expect(isRunning(worker.identity)).toBe(false);
});

test("a release that comes twice leaves the next holder's lock alone", async () => {
  const first = await tryLock(file, "first");
  first?.release();
  const second = await tryLock(file, "second");
  first?.release();
  expect(existsSync(file)).toBe(true);
  second?.release();
  expect(existsSync(file)).toBe(false);
});

test("of many who find a dead holder's lock, one takes it", async () => {
  writeFileSync(file, JSON.stringify({ holder: { pid: 1, startedAt: "long ago" }, note: "", worker: null }));
  const locks = await Promise.all(Array.from({ length: 20 }, (_, index) => tryLock(file, String(index))));
  expect(locks.filter((lock) => lock !== null)).toHaveLength(1);
});
