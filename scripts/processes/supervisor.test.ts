import { expect, test } from "vitest";
import { type Part, RESTART, type Running, supervise } from "./supervisor";

const QUICK = { firstDelayMs: 1, longestDelayMs: 4, calmAfterMs: 60_000 };
const never = new AbortController().signal;

/** A part whose every life the test holds in its hand. */
function handmade(startsThatFail: readonly number[] = []) {
  const lives: { end: (reason: string) => void; stopped: boolean }[] = [];
  let starts = 0;
  const part: Part = {
    name: "part",
    async start(): Promise<Running> {
      starts += 1;
      if (startsThatFail.includes(starts)) throw new Error(`start ${starts} failed`);
      let end = (_: string): void => undefined;
      const ended = new Promise<string>((resolve) => {
        end = resolve;
      });
      const life = { end, stopped: false };
      lives.push(life);
      return {
        ended,
        async stop() {
          life.stopped = true;
          end("asked");
        },
      };
    },
  };
  return { part, lives, starts: () => starts };
}

test("a part that ends unasked is started again, and people are told why it ended", async () => {
  const { part, lives } = handmade();
  const said: string[] = [];
  const supervised = await supervise(part, (sentence) => said.push(sentence), never, QUICK);
  lives[0]?.end("killed by SIGKILL");
  await expect.poll(() => said.at(-1)).toBe("part runs again.");
  expect(said[0]).toBe("part ended unasked: killed by SIGKILL");
  await supervised.stop();
  expect(lives).toHaveLength(2);
  expect(lives[1]?.stopped).toBe(true);
});

test("it is tried again, later each time up to a bound, for as long as it does not start", async () => {
  const { part, lives } = handmade([2, 3, 4, 5]);
  const said: string[] = [];
  const supervised = await supervise(part, (sentence) => said.push(sentence), never, QUICK);
  lives[0]?.end("gone");
  await expect.poll(() => said.at(-1)).toBe("part runs again.");
  const delays = said
    .filter((sentence) => sentence.startsWith("Starting"))
    .map((sentence) => sentence.slice("Starting part again in ".length));
  expect(delays).toEqual(["0.001 s.", "0.002 s.", "0.004 s.", "0.004 s.", "0.004 s."]);
  await supervised.stop();
});

/** The pauses that were announced, in milliseconds. */
function pausesIn(said: readonly string[]): readonly number[] {
  return said
    .map((sentence) => /again in ([\d.]+) s\.$/.exec(sentence)?.[1])
    .filter((seconds) => seconds !== undefined)
    .map((seconds) => Math.round(Number(seconds) * 1_000));
}

test.each([
  ["that had run for long enough is back after the first pause, each time", -1, [1, 1, 1]],
  ["that ends soon is given longer each time", 60_000, [1, 2, 4]],
])("one %s", async (_, calmAfterMs, pauses) => {
  const { part, lives } = handmade();
  const said: string[] = [];
  const supervised = await supervise(part, (sentence) => said.push(sentence), never, { ...QUICK, calmAfterMs });
  for (const life of pauses.keys()) {
    await expect.poll(() => lives.length).toBe(life + 1);
    lives[life]?.end("killed");
  }
  await expect.poll(() => lives.length).toBe(pauses.length + 1);
  await supervised.stop();
  expect(pausesIn(said)).toEqual(pauses);
});

test("a part that ends again and again is away for less than a repair after a crash may take", () => {
  const repairWithinMs = 20_000;
  const leaseOfWhoSent = 10_000;
  expect(RESTART.longestDelayMs).toBeLessThan(repairWithinMs - leaseOfWhoSent);
});

test("a first start that fails is the caller's to tell, and nothing is tried again", async () => {
  const { part, starts } = handmade([1]);
  await expect(supervise(part, () => undefined, never, QUICK)).rejects.toThrow("start 1 failed");
  expect(starts()).toBe(1);
});

test("a stop ends the part and keeps it ended, also in the middle of a restart", async () => {
  const { part, lives, starts } = handmade();
  const supervised = await supervise(part, () => undefined, never, { ...QUICK, firstDelayMs: 60_000 });
  lives[0]?.end("gone");
  await supervised.stop();
  expect(starts()).toBe(1);
});

test("a stop also ends a part that comes up in that very moment", async () => {
  const { part, lives } = handmade();
  let comeUp = (): void => undefined;
  const slow: Part = {
    name: part.name,
    async start(signal) {
      if (lives.length > 0) {
        await new Promise<void>((resolve) => {
          comeUp = resolve;
        });
      }
      return part.start(signal);
    },
  };
  const said: string[] = [];
  const supervised = await supervise(slow, (sentence) => said.push(sentence), never, QUICK);
  lives[0]?.end("killed");
  await expect.poll(() => said.at(-1)).toMatch(/^Starting/);
  const before = comeUp;
  await expect.poll(() => comeUp).not.toBe(before);
  const stopped = supervised.stop();
  comeUp();
  await stopped;
  expect(lives).toHaveLength(2);
  expect(lives[1]?.stopped).toBe(true);
});
