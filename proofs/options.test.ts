import { expect, it } from "vitest";
import { readOptions, replayCommand } from "./options";

const SIM = { suite: "sim", sizes: { runs: 50_000 } } as const;
const RACE = { suite: "race", sizes: { sessions: 20, actions: 2_000 } } as const;

it("plays what CI plays, with a seed of its own, where nothing is said", () => {
  const { seed, ...rest } = readOptions(SIM, []);
  expect(rest).toEqual({ sizes: { runs: 50_000 }, only: null });
  expect(seed).toMatch(/^\d+$/);
});

it("takes a seed and each of its sizes, or one case", () => {
  expect(readOptions(SIM, ["--seed", "a", "--runs", "12"])).toEqual({ seed: "a", sizes: { runs: 12 }, only: null });
  expect(readOptions(SIM, ["--only", "0", "--seed", "7"])).toMatchObject({ seed: "7", only: 0 });
  expect(readOptions(RACE, ["--actions", "9"]).sizes).toEqual({ sessions: 20, actions: 9 });
});

it.each([
  [["--runs", "0"]],
  [["--runs", "-5"]],
  [["--runs", "many"]],
  [["--runs"]],
  [["--only", "1.5"]],
  [["--actions", "3"]],
])("refuses %j, and says how it is asked for", (given) => {
  expect(() => readOptions(SIM, given)).toThrow("npm run test:sim -- [--seed S] [--runs N] [--only K]");
});

it("names the command that plays a case again", () => {
  expect(replayCommand("sim", "7", 3)).toBe("npm run test:sim -- --seed 7 --only 3");
});
