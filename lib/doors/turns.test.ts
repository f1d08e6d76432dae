import { expect, test } from "vitest";
import { NoTurn, Turns } from "./turns";

/** Work that ends when it is told to. */
function work(begun: string[], name: string) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = async () => {
    begun.push(name);
    await ended;
    return name;
  };
  return { run, end };
}

test("goes on a few at a time, oldest first, and one more than may wait is told so at once", async () => {
  const turns = new Turns({ atOnce: 2, waiting: 2 });
  const begun: string[] = [];
  const all = ["a", "b", "c", "d"].map((name) => work(begun, name));
  const taken = all.map(({ run }) => turns.take(run));
  await expect(turns.take(async () => begun.push("too many"))).rejects.toThrow(NoTurn);
  expect(begun).toEqual(["a", "b"]);
  all[1]?.end();
  expect(await taken[1]).toBe("b");
  expect(begun).toEqual(["a", "b", "c"]);
  for (const { end } of all) end();
  expect(await Promise.all(taken)).toEqual(["a", "b", "c", "d"]);
});

test("work that breaks gives its place back", async () => {
  const turns = new Turns({ atOnce: 1, waiting: 0 });
  await expect(turns.take(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await turns.take(async () => "next")).toBe("next");
});

test("with a line that never ends no more are at it than may be", async () => {
  const turns = new Turns({ atOnce: 3, waiting: 1_000 });
  let now = 0;
  let most = 0;
  const one = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
  };
  await Promise.all(Array.from({ length: 500 }, () => turns.take(one)));
  expect(most).toBe(3);
});
