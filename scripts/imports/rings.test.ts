import { describe, expect, test } from "vitest";
import { findRings } from "./rings";
import { project } from "./testing/project";

describe("rings of folders", () => {
  test("two folders whose files import each other are named, with the imports that tie them", () => {
    const graph = project({
      "lib/db/store.ts": 'import { decide } from "@/lib/payments/decide"; decide;',
      "lib/db/client.ts": "export const client = 1;",
      "lib/payments/decide.ts": "export const decide = 1;",
      "lib/payments/confirm.ts": 'export const a = 1;\nimport { client } from "@/lib/db/client"; client;',
    });
    expect(findRings(graph)).toEqual([
      "lib holds a ring: lib/db > lib/payments > lib/db (lib/db/store.ts:1 imports lib/payments/decide.ts; " +
        "lib/payments/confirm.ts:2 imports lib/db/client.ts)",
    ]);
  });

  test("a type ties as code does", () => {
    const graph = project({
      "lib/a/one.ts": 'import type { Two } from "@/lib/b/two"; export type One = Two;',
      "lib/b/two.ts": "export type Two = 1;",
      "lib/b/three.ts": 'export type Three = import("@/lib/a/one").One;',
    });
    expect(findRings(graph)).toEqual([expect.stringContaining("lib holds a ring: lib/a > lib/b > lib/a")]);
  });

  test("a folder and a file beside it are two children of one folder", () => {
    const graph = project({
      "lib/a/types.ts": 'import type { Fact } from "./facts/fact"; export type Case = Fact;',
      "lib/a/facts/fact.ts": "export type Fact = 1;",
      "lib/a/facts/table.ts": 'import type { Case } from "../types"; export type Table = Case;',
    });
    expect(findRings(graph)).toEqual([expect.stringMatching(/^lib\/a holds a ring: .*types\.ts.*lib\/a\/facts/)]);
  });

  test("files of one folder form a ring too, however long", () => {
    const graph = project({
      "lib/time/a.ts": 'import { b } from "./b"; export const a = b;',
      "lib/time/b.ts": 'import { c } from "./c"; export const b = c;',
      "lib/time/c.ts": 'import type { a } from "./a"; export const c = 1; export type A = typeof a;',
    });
    expect(findRings(graph)).toEqual([
      expect.stringContaining("lib/time/a.ts > lib/time/b.ts > lib/time/c.ts > lib/time/a.ts"),
    ]);
  });

  test("two ways to one folder are none, and a test ties nothing", () => {
    const graph = project({
      "lib/a/one.ts": 'import "@/lib/b/two"; import "@/lib/c/three";',
      "lib/b/two.ts": 'import "@/lib/c/three";',
      "lib/b/two.test.ts": 'import "@/lib/a/one";',
      "lib/c/testing/rows.ts": 'import "@/lib/a/one";',
      "lib/c/three.ts": "export {};",
    });
    expect(findRings(graph)).toEqual([]);
  });
});
