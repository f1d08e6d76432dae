import { describe, expect, test } from "vitest";
import { findForbiddenImports, findServerCodeInBrowsers, roomOf } from "./judge";
import { project } from "./testing/project";

const TIME = { "lib/time/epoch.ts": "export type EpochMs = number; export const zero = 0;" };
const DB = { "lib/db/client.ts": 'import "server-only"; export const database = () => 1; export type Database = 1;' };

describe("directions", () => {
  test("an import that the table allows passes", () => {
    const graph = project({ ...TIME, "lib/capability/decide.ts": 'import { zero } from "@/lib/time/epoch"; zero;' });
    expect(findForbiddenImports(graph)).toEqual([]);
  });

  test.each([
    ["a direct import", 'import { database } from "@/lib/db/client"; database();'],
    ["a relative path", 'import { database } from "../db/client"; database();'],
    ["a re-export", 'export { database } from "@/lib/db/client";'],
    ["a re-export of everything", 'export * from "@/lib/db/client";'],
    ["an import while running", 'export const later = () => import("@/lib/db/client");'],
    ["an import for its effect", 'import "@/lib/db/client";'],
    ["a type", 'import type { Database } from "@/lib/db/client"; export type D = Database;'],
    ["a type in place", 'export type D = import("@/lib/db/client").Database;'],
  ])("one that it does not allow is named with its line: %s", (_, line) => {
    const graph = project({ ...DB, "lib/capability/decide.ts": `// first line\n${line}` });
    expect(findForbiddenImports(graph)).toEqual([
      expect.stringMatching(/^lib\/capability\/decide\.ts:2 .*may not import lib\/db\/client\.ts/),
    ]);
  });

  test("where only types are allowed, code is refused", () => {
    const port = { "lib/payments/store/port.ts": "export interface Store { a: 1 }; export const value = 1;" };
    const types = 'import type { Store } from "@/lib/payments/store/port"; export type S = Store;';
    const inline = 'import { type Store } from "@/lib/payments/store/port"; export type S = Store;';
    const mixed = 'import { type Store, value } from "@/lib/payments/store/port"; export type S = Store; value;';
    expect(findForbiddenImports(project({ ...port, "lib/messages/store.ts": types }))).toEqual([]);
    expect(findForbiddenImports(project({ ...port, "lib/messages/store.ts": inline }))).toEqual([]);
    expect(findForbiddenImports(project({ ...port, "lib/messages/store.ts": mixed }))).toEqual([
      expect.stringContaining("types only"),
    ]);
  });

  test("nothing imports the composition of a running process but those above it", () => {
    const graph = project({
      "lib/process/live-deps.ts": "export const live = 1;",
      "lib/payments/call/settle.ts": 'import { live } from "@/lib/process/live-deps"; live;',
    });
    expect(findForbiddenImports(graph)).toHaveLength(1);
  });

  test("the program does not import what is made for tests, and tests may import any room", () => {
    const graph = project({
      ...DB,
      "lib/db/testing/test-database.ts": "export const fresh = 1;",
      "lib/payments/verbs/cancel-order.ts": 'import { fresh } from "@/lib/db/testing/test-database"; fresh;',
      "lib/capability/decide.test.ts":
        'import { fresh } from "@/lib/db/testing/test-database"; import { database } from "@/lib/db/client"; fresh; database;',
    });
    expect(findForbiddenImports(graph)).toEqual([
      expect.stringMatching(/^lib\/payments\/verbs\/cancel-order\.ts:1 .*for tests/),
    ]);
  });

  test("a package that belongs to one room is refused in others, and pure rooms take none", () => {
    const graph = project({
      "lib/orders/list/late.ts": 'import { Temporal } from "temporal-polyfill"; Temporal;',
      "lib/capability/read.ts": 'import { readFileSync } from "node:fs"; readFileSync;',
    });
    expect(findForbiddenImports(graph)).toEqual([
      expect.stringContaining("lib/capability/read.ts:1 (lib/capability) is pure"),
      expect.stringContaining("temporal-polyfill"),
    ]);
  });

  test("a folder that the table does not know is refused, and so is an import that leads nowhere", () => {
    expect(findForbiddenImports(project({ "lib/utils/all.ts": "export const a = 1;" }))).toEqual([
      expect.stringContaining("lies in no room"),
    ]);
    expect(findForbiddenImports(project({ "lib/time/a.ts": 'import "./gone";' }))).toEqual([
      expect.stringContaining("does not exist"),
    ]);
  });

  test("an arrow from the model up to a verb is refused, types included", () => {
    const graph = project({
      "lib/payments/model/records.ts":
        'import type { Confirmed } from "@/lib/payments/verbs/confirm"; export type A = Confirmed;',
      "lib/payments/verbs/confirm.ts": "export type Confirmed = 1;",
    });
    expect(findForbiddenImports(graph)).toEqual([
      expect.stringMatching(/^lib\/payments\/model\/records\.ts:1 .*may not import lib\/payments\/verbs\/confirm\.ts/),
    ]);
  });

  test.each([
    ["calls a provider", "lib/payments/call/send.ts"],
    ["acts", "lib/payments/verbs/confirm.ts"],
    ["repairs", "lib/payments/reconcile/look.ts"],
  ])("a reading room imports nothing that %s", (_, file) => {
    const graph = project({
      [file]: "export const act = 1;",
      "lib/orders/detail/read-order.ts": `import { act } from "@/${file.replace(".ts", "")}"; act;`,
    });
    expect(findForbiddenImports(graph)).toEqual([expect.stringContaining(`may not import ${file}`)]);
  });

  test.each(["lib/payments/helpers/sum.ts", "lib/db/more/rows.ts", "lib/utils/all.ts"])(
    "an import of a room that the table does not list is refused where it is written: %s",
    (file) => {
      const graph = project({
        [file]: "export const sum = 1;",
        "scripts/plant.ts": `import { sum } from "@/${file.replace(".ts", "")}"; sum;`,
      });
      expect(findForbiddenImports(graph)).toContainEqual(
        `scripts/plant.ts:1 imports ${file}, which lies in no room of scripts/imports/rules.ts`,
      );
    },
  );

  test("screens of one noun may use another's, but plain parts know no noun", () => {
    const graph = project({
      "components/order/card.tsx": 'import { Badge } from "@/components/status/badge"; Badge;',
      "components/status/badge.tsx": 'import { Button } from "@/components/ui/button"; export const Badge = Button;',
      "components/ui/button.tsx": 'import { Card } from "@/components/order/card"; export const Button = Card;',
    });
    expect(findForbiddenImports(graph)).toEqual([
      expect.stringContaining("components/ui/button.tsx:1 (components/ui)"),
    ]);
  });

  test("the longest name decides the room", () => {
    expect(roomOf("components/ui/button.tsx")).toBe("components/ui");
    expect(roomOf("components/order/card.tsx")).toBe("components/*");
    expect(roomOf("lib/db/client.ts")).toBe("lib/db");
    expect(roomOf("lib/db/write/store.ts")).toBe("lib/db/write");
    expect(roomOf("prisma/generated/client.ts")).toBe("prisma/generated");
    expect(roomOf("proxy.ts")).toBe("app");
    expect(roomOf("vitest.config.ts")).toBe("config");
  });
});

describe("browsers", () => {
  const VERB = {
    "lib/orders/list/cancel.ts": 'import { database } from "@/lib/db/client"; export const cancel = database;',
  };

  test("server code is found however many imports away it stands", () => {
    const graph = project({
      ...DB,
      ...VERB,
      "components/order/button.tsx": '"use client"; import { cancel } from "@/lib/orders/list/cancel"; cancel;',
    });
    expect(findServerCodeInBrowsers(graph)).toEqual([
      "lib/orders/list/cancel.ts:1 brings lib/db/client.ts to browsers: components/order/button.tsx > lib/orders/list/cancel.ts",
    ]);
  });

  test("an action is a door: what stands behind it stays on the server", () => {
    const graph = project({
      ...DB,
      ...VERB,
      "lib/actions/cancel.ts": '"use server"; import { cancel } from "@/lib/orders/list/cancel"; cancel;',
      "components/order/button.tsx": '"use client"; import "@/lib/actions/cancel";',
    });
    expect(findServerCodeInBrowsers(graph)).toEqual([]);
  });

  test("types bring nothing along", () => {
    const graph = project({
      ...DB,
      "components/order/button.tsx": 'import type { Database } from "@/lib/db/client"; export type D = Database;',
    });
    expect(findServerCodeInBrowsers(graph)).toEqual([]);
  });

  test("what is marked server-only, or needs Node, is found too", () => {
    const graph = project({
      "lib/orders/list/read.ts": 'import "server-only"; export const a = 1;',
      "components/order/a.tsx":
        'import { a } from "@/lib/orders/list/read"; import { join } from "node:path"; a; join;',
    });
    expect(findServerCodeInBrowsers(graph)).toEqual([
      expect.stringContaining("brings server-only to browsers"),
      expect.stringContaining("brings node:path to browsers"),
    ]);
  });
});
