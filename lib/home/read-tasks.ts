import "server-only";

import { type ProviderId, providerOf } from "@/lib/capability/facts/catalogue";
import type { Database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { type TaskAgeRecord, taskAges } from "@/lib/db/read/home/tasks";
import { openedWithin } from "@/lib/tasks/opened-within";
import { TASK_AGES, type TaskAge } from "@/lib/tasks/task-ages";
import type { CountAndAmount, TasksView } from "./home-view";
import { knownMethod } from "./known-method";

const PROVIDERS_SHOWN = 3;

export async function readTasks(db: Database): Promise<TasksView> {
  const now = await databaseNow(db);
  const bounds = AGES_OLDEST_FIRST.flatMap((age) => openedWithin(age, now).from ?? []);
  const records = await taskAges(db, bounds);
  const oldest = records.toSorted((a, b) => a.oldestAt - b.oldestAt)[0];
  const sumOfAge = (age: TaskAge) => sumOf(records.filter((record) => AGES_OLDEST_FIRST[record.age] === age));
  return {
    serverNow: now,
    ...sumOf(records),
    ages: {
      "0": sumOfAge("0"),
      "1-3": sumOfAge("1-3"),
      "4-7": sumOfAge("4-7"),
      "8-30": sumOfAge("8-30"),
      "31-": sumOfAge("31-"),
    },
    oldest:
      oldest === undefined
        ? null
        : { orderNumber: oldest.oldestOrder, methodId: knownMethod(oldest.methodId), openedAt: oldest.oldestAt },
    providers: busiest(records),
    seen: records.reduce((sum, { seen }) => sum + seen, 0),
  };
}

/** As the database counts them: the oldest, which has no beginning, is 0. */
const AGES_OLDEST_FIRST = TASK_AGES.toReversed();

function sumOf(records: readonly CountAndAmount[]): CountAndAmount {
  return {
    count: records.reduce((sum, { count }) => sum + count, 0),
    yen: records.reduce((sum, { yen }) => sum + yen, 0),
  };
}

function busiest(records: readonly TaskAgeRecord[]): TasksView["providers"] {
  const counts = new Map<ProviderId, number>();
  for (const { methodId, count } of records) {
    const provider = providerOf(knownMethod(methodId));
    counts.set(provider, (counts.get(provider) ?? 0) + count);
  }
  return [...counts]
    .map(([provider, count]) => ({ provider, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, PROVIDERS_SHOWN);
}
