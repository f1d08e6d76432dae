import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createStaff } from "@/lib/auth/create-staff";
import { type Database, database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { shopProbes } from "./shop-probes";

let db: Database;
beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", await freshDatabase());
  db = database();
});
afterAll(async () => {
  await db.$disconnect();
  vi.unstubAllEnvs();
});

const staff = () => shopProbes(process.env).staff();
const noteSample = (value: string) =>
  db.installation.upsert({ where: { key: "sample" }, create: { key: "sample", value }, update: { value } });

test("a shop is ready for staff once its sample is laid whole and an account can sign in, not before", async () => {
  expect(await staff()).toBe("no account can sign in");
  await noteSample("laying");
  const made = await createStaff(db, {
    name: "田中 葵",
    email: "tanaka@example.jp",
    role: "operator",
    password: "long enough to pass",
  });
  if (!made.ok) throw new Error(made.error.code);
  expect(await staff()).toBe("the sample is being laid");
  await noteSample("laid");
  expect(await staff()).toBeNull();
  await db.staff.updateMany({ data: { banned: true } });
  expect(await staff()).toBe("no account can sign in");
});
