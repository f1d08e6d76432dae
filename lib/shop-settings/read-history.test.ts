import { afterAll, beforeAll, expect, test } from "vitest";
import { appendEvent } from "@/lib/audit/append-event";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { readSettingsHistory } from "./read-history";

let db: Database;

beforeAll(async () => {
  db = connect(await freshDatabase(), 2);
  const subjects = ["method", "order", "staff", "shop", "method"] as const;
  await db.$transaction(async (transaction) => {
    for (const [n, subject] of subjects.entries()) {
      const what = { subject, subjectId: `${subject} ${n}`, kind: "tried", data: { n } };
      await appendEvent(transaction, { at: new Date(n), actor: "system", staffId: null, ...what });
    }
  });
});
afterAll(() => db.$disconnect());

const read = async (role: "viewer" | "admin", subject: "all" | "staff" | "shop" = "all") =>
  (await readSettingsHistory(db, role, { subject, before: null })).rows.map((row) => row.subjectId);

test("the trail is shown newest first, and an order's events are not among it", async () => {
  expect(await read("admin")).toEqual(["method 4", "shop 3", "staff 2", "method 0"]);
  expect(await read("admin", "shop")).toEqual(["shop 3"]);
});

test("what happened among the staff is for administrators, also when it is asked for by name", async () => {
  expect(await read("viewer")).toEqual(["method 4", "shop 3", "method 0"]);
  expect(await read("viewer", "staff")).toEqual([]);
});

test("pages follow one another without a gap and without a repeat, and the last says that it is the last", async () => {
  const seen: string[] = [];
  let before: number | null = null;
  for (let page = 0; page < 3; page++) {
    const answer: Awaited<ReturnType<typeof readSettingsHistory>> = await readSettingsHistory(db, "admin", {
      subject: "all",
      before,
      pageSize: 2,
    });
    seen.push(...answer.rows.map((row) => row.subjectId));
    before = answer.next;
    if (before === null) break;
  }
  expect(seen).toEqual(["method 4", "shop 3", "staff 2", "method 0"]);
  expect(before).toBeNull();
});
