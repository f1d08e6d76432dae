import { expect, it } from "vitest";
import { findHomonyms } from "./find-homonyms";

function homonyms(files: Readonly<Record<string, string>>): readonly string[] {
  return findHomonyms(new Map(Object.entries(files)));
}

it.each([
  ["types", "export interface Stage { a: 1 }", "export type Stage = 1;"],
  ["a type and a value", "export type Stage = 1;", "export const Stage = 1;"],
  ["functions", "export function stageOf() {}", "export async function stageOf() {}"],
  ["a name that is exported after its declaration", "const stage = 1;\nexport { stage };", "export const stage = 2;"],
  ["classes", "export class Stage {}", "export class Stage {}"],
])("two exported things of one name are told with both files: %s", (_, first, second) => {
  expect(homonyms({ "lib/a/one.ts": first, "components/b/two.tsx": second })).toEqual([
    expect.stringMatching(/^lib\/a\/one\.ts exports [Ss]tage(Of)?, and so does components\/b\/two\.tsx$/),
  ]);
});

it("a name that is told once lists every file that exports it", () => {
  const source = "export const stage = 1;";
  expect(homonyms({ "lib/a.ts": source, "lib/b.ts": source, "app/c.ts": source })).toEqual([
    "lib/a.ts exports stage, and so does lib/b.ts and app/c.ts",
  ]);
});

it("one thing may be declared in parts, passed on, kept inside its file, or imported under another name", () => {
  expect(
    homonyms({
      "lib/a.ts": "export function f(a: 1): void;\nexport function f(a: 2): void;\nexport function f(): void {}",
      "lib/b.ts": 'export { f } from "./a";',
      "lib/c.ts": 'const f = 1; export default f; import { f as g } from "./a"; g(1);',
    }),
  ).toEqual([]);
});

it.each([
  ["lib/simulator/a.ts", "lib/a.ts"],
  ["proofs/a.ts", "lib/a.ts"],
  ["proofs/a.ts", "scripts/a.ts"],
  ["prisma/a.ts", "e2e/a.ts"],
  ["lib/a.ts", "lib/a.test.ts"],
  ["prisma/a.ts", "prisma/generated/a.ts"],
])("each world names its own things: %s beside %s", (one, other) => {
  const source = "export const stage = 1;";
  expect(homonyms({ [one]: source, [other]: source })).toEqual([]);
});

it.each(["lib/simulator", "proofs", "scripts", "prisma", "e2e"])("within %s no name stands for two things", (world) => {
  const source = "export const stage = 1;";
  expect(homonyms({ [`${world}/a.ts`]: source, [`${world}/b/c.ts`]: source })).toHaveLength(1);
});

it("one act has one name from the browser's call to the row, and each step has it once", () => {
  const source = "export const closeTask = 1;";
  const act = {
    "components/tasks/task-calls.ts": source,
    "lib/actions/tasks.ts": source,
    "lib/payments/verbs/close-task.ts": source,
    "lib/db/write/store-tasks.ts": source,
  };
  expect(homonyms(act)).toEqual([]);
  expect(homonyms({ ...act, "lib/actions/orders.ts": source })).toHaveLength(1);
  expect(homonyms({ ...act, "lib/tasks/close-task.ts": source })).toHaveLength(1);
});

it("Next's own names may stand on every page and route, and nowhere else", () => {
  const source = "export const GET = 1; export const metadata = 2;";
  expect(homonyms({ "app/a/route.ts": source, "app/b/route.ts": source })).toEqual([]);
  expect(homonyms({ "lib/a.ts": source, "lib/b.ts": source })).toHaveLength(2);
});

it("a file that does not parse is told, since it could hide any name", () => {
  expect(() => homonyms({ "lib/a.ts": "export const = 1;" })).toThrow("lib/a.ts does not parse");
});
