import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { paced } from "./paced";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("runs at once, and again only after its time, however often it is asked for meanwhile", async () => {
  const run = vi.fn(async () => false);
  const ask = paced(run, 1_000);
  ask();
  expect(run).toHaveBeenCalledTimes(1);
  for (let time = 0; time < 50; time += 1) {
    ask();
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(500);
  expect(run).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(run).toHaveBeenCalledTimes(2);
});

it("never runs twice at a time, and does once more what was asked for while it ran", async () => {
  let end = (_again: boolean): void => undefined;
  const run = vi.fn(() => new Promise<boolean>((resolve) => (end = resolve)));
  const ask = paced(run, 1_000);
  ask();
  await vi.advanceTimersByTimeAsync(10_000);
  ask();
  expect(run).toHaveBeenCalledTimes(1);
  end(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(run).toHaveBeenCalledTimes(2);
});

it("runs again where a run says that it has to", async () => {
  const run = vi.fn(async () => run.mock.calls.length === 1);
  paced(run, 1_000)();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(run).toHaveBeenCalledTimes(2);
});
