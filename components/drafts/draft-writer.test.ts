import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openDraftWriter, WRITE_EVERY_MS } from "./draft-writer";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => vi.useRealTimers());

it("writes at most once a second while keys are pressed, and the last value always", () => {
  const write = vi.fn();
  const writer = openDraftWriter<number>(write);
  for (let key = 1; key <= 50; key += 1) {
    writer.keep(key);
    vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(WRITE_EVERY_MS);
  // Five seconds of keys: the first at once, then one a second.
  expect(write.mock.calls.length).toBeLessThanOrEqual(6);
  expect(write).toHaveBeenLastCalledWith(50);
});

it("writes what waits before the page goes away, once", () => {
  const write = vi.fn();
  const writer = openDraftWriter<string>(write);
  writer.keep("あ");
  writer.keep("あい");
  writer.flush();
  vi.advanceTimersByTime(5 * WRITE_EVERY_MS);
  expect(write.mock.calls).toEqual([["あ"], ["あい"]]);
});

it("writes nothing any more of what was saved or thrown away", () => {
  const write = vi.fn();
  const writer = openDraftWriter<string>(write);
  writer.keep("あ");
  writer.keep("あい");
  writer.drop();
  vi.advanceTimersByTime(5 * WRITE_EVERY_MS);
  expect(write).toHaveBeenCalledOnce();
});
