import { describe, expect, it } from "vitest";
import { isTerminal, mayFollow, OPEN_STATES, OPERATION_STATES, TRANSITIONS } from "./states";

const TERMINAL_STATES = ["succeeded", "failed", "not_sent"] as const;

describe("the states of an operation", () => {
  it("are open or terminal, never both, never neither", () => {
    expect([...OPEN_STATES, ...TERMINAL_STATES].sort()).toEqual([...OPERATION_STATES].sort());
    for (const state of OPERATION_STATES) expect(isTerminal(state)).toBe(TERMINAL_STATES.some((one) => one === state));
  });

  it("are all reachable from a committed intent", () => {
    const reached = new Set<string>(["requested"]);
    for (const state of OPERATION_STATES)
      if (reached.has(state)) for (const next of TRANSITIONS[state]) reached.add(next);
    expect([...reached].sort()).toEqual([...OPERATION_STATES].sort());
  });

  it("all lead to an end", () => {
    for (const state of OPEN_STATES) expect(TRANSITIONS[state].some(isTerminal)).toBe(true);
  });

  it("never leave a terminal state, not even for itself", () => {
    for (const from of TERMINAL_STATES) for (const to of OPERATION_STATES) expect(mayFollow(from, to)).toBe(false);
  });

  it("never go back to sending once an outcome is in doubt", () => {
    expect(mayFollow("unknown", "sending")).toBe(false);
    expect(mayFollow("needs_person", "sending")).toBe(false);
    expect(mayFollow("sending", "requested")).toBe(false);
  });

  it("let a further inquiry leave an open operation where it is", () => {
    for (const state of OPEN_STATES) expect(mayFollow(state, state)).toBe(true);
  });
});
