import { expect, test } from "vitest";
import { isDatabaseAway } from "./away";
import { connect } from "./client";

test.each([
  Object.assign(new Error("x"), { code: "P1001" }),
  Object.assign(new Error("x"), { code: "ECONNREFUSED" }),
  Object.assign(new Error("x"), { code: "57P01" }),
  new Error("wrapped", { cause: Object.assign(new Error("x"), { code: "57P03" }) }),
  // A full disk, as pg throws it and as Prisma wraps it.
  Object.assign(new Error("could not extend file"), { code: "53100" }),
  new Error("Raw query failed", { cause: { kind: "postgres", code: "53100", originalCode: "53100" } }),
  Object.assign(new Error("read-only"), { code: "25006" }),
  new Error("timeout exceeded when trying to connect"),
  new Error("Connection terminated unexpectedly"),
])("%s: the database is away", (error) => {
  expect(isDatabaseAway(error)).toBe(true);
});

test.each([
  Object.assign(new Error("x"), { code: "P2002" }),
  Object.assign(new Error("x"), { code: "23505" }),
  new Error("bug"),
  "text",
  null,
])("%s: it is not", (error) => {
  expect(isDatabaseAway(error)).toBe(false);
});

test("a port where nobody listens is away", async () => {
  const db = connect("postgresql://nobody@127.0.0.1:9/none", 1);
  const error: unknown = await db.staff.count().catch((caught: unknown) => caught);
  expect(isDatabaseAway(error)).toBe(true);
  await db.$disconnect();
});
