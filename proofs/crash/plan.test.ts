import { expect, it } from "vitest";
import { killsOf, outagesOf } from "./plan";
import { CONFIRMATION_POINTS, REPAIR_POINTS, type Verb } from "./points";

it("a seed plans the same kills, however many are asked for, and another seed others", () => {
  const kills = killsOf("a", 40);
  expect(killsOf("a", 12)).toEqual(kills.slice(0, 12));
  expect(killsOf("b", 40)).not.toEqual(kills);
  expect(kills.map(({ index }) => index)).toEqual([...kills.keys()]);
});

it.each([
  ["web", CONFIRMATION_POINTS],
  ["worker", REPAIR_POINTS],
] as const)("every second kill is of the %s, and its every point comes before any comes again", (target, points) => {
  const round = (from: number) =>
    killsOf("a", 4 * points.length)
      .filter((kill) => kill.target === target)
      .slice(from, from + points.length)
      .map(({ point }) => `${point.name} ${point.outcome}`)
      .sort();
  const all = points.map(({ name, outcome }) => `${name} ${outcome}`).sort();
  expect(round(0)).toEqual(all);
  expect(round(points.length)).toEqual(all);
});

it("one stop of the database and one cut of its connections go with each twenty kills, and with fewer", () => {
  const kinds = outagesOf("a", 100).map(({ what }) => (what === "connections_cut" ? "cut" : "stop"));
  expect(kinds.filter((kind) => kind === "cut")).toHaveLength(5);
  expect(kinds.filter((kind) => kind === "stop")).toHaveLength(5);
  expect(outagesOf("a", 6)).toHaveLength(2);
});

it("a third of the kills each strikes an authorization and a slip number, and registrations have points of their own", () => {
  const kills = killsOf("a", 300);
  const share = (verb: Verb) => kills.filter((kill) => kill.verb === verb).length / kills.length;
  expect(share("authorize")).toBeGreaterThan(0.25);
  expect(share("ship")).toBeGreaterThan(0.25);
  expect(share("register")).toBeGreaterThan(0.1);
  for (const { verb, point } of kills) expect(point.verb ?? "none").toBe(verb === "register" ? "register" : "none");
});
