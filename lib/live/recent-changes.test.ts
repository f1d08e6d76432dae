import { describe, expect, it } from "vitest";
import type { LiveChange } from "./change";
import { RecentChanges } from "./recent-changes";

const order = (of: string, version = 1): LiveChange => ({ kind: "order", of, version });
const MINUTE = 60_000;

describe("what may have changed since data was read", () => {
  it("is not known before anything was heard, for what was read before that, and while nothing is heard", () => {
    const recent = new RecentChanges();
    expect(recent.since(0)).toBeNull();
    recent.begin(10_000);
    expect(recent.since(11_999)).toBeNull();
    expect(recent.since(12_000)).toEqual([]);
    recent.lose();
    expect(recent.since(12_000)).toBeNull();
  });

  it("is all that was heard from two seconds before, each thing once", () => {
    const recent = new RecentChanges();
    recent.begin(0);
    recent.add([order("A", 1)], 9_999);
    recent.add([order("B", 1)], 10_000);
    recent.add([order("B", 2)], 20_000);
    expect(recent.since(12_000)).toEqual([order("B", 2)]);
    expect(recent.since(11_999)).toEqual([order("A", 1), order("B", 2)]);
  });

  it("is kept for three minutes, and what reaches further back is not known", () => {
    const recent = new RecentChanges();
    recent.begin(0);
    recent.add([order("A")], MINUTE);
    recent.add([order("B")], 5 * MINUTE);
    expect(recent.since(MINUTE + 2_000)).toBeNull();
    expect(recent.since(3 * MINUTE)).toEqual([order("B")]);
  });

  it("does not grow without end, however much happens", () => {
    const recent = new RecentChanges();
    recent.begin(0);
    for (let at = 1; at <= 6_000; at += 1) recent.add([order(String(at))], at);
    expect(recent.since(2_001)).toBeNull();
    expect(recent.since(5_950 + 2_000)).toHaveLength(51);
  });

  it("tells a kind with very many as one", () => {
    const recent = new RecentChanges();
    recent.begin(0);
    for (let at = 1; at <= 200; at += 1) recent.add([order(String(at))], at);
    recent.add([{ kind: "task", of: "A", version: null }], 201);
    expect(recent.since(2_001)).toEqual([
      { kind: "order", of: null, version: null },
      { kind: "task", of: "A", version: null },
    ]);
  });
});
