import { expect, it } from "vitest";
import type { Gateway } from "@/lib/gateway/port";
import { systemClock } from "@/lib/payments/call/system-clock";
import { memoryRounds } from "@/lib/payments/testing/memory-rounds";
import { MemoryStore } from "@/lib/payments/testing/memory-store";
import { dueSince, untilOneEnds } from "./last-round";

const NO_ANSWER = { kind: "silence", cause: "timeout", detail: "", raw: null, httpStatus: null } as const;
const EMPTY = { payments: [], nextCursor: null, unreadable: 0, asOf: "2026-11-25T06:00:00.000Z" } as const;

it("goes on until a round has come to its end, and lets each of them be heard of", async () => {
  const store = new MemoryStore(() => Date.now());
  const heard: unknown[] = [];
  let asked = 0;
  const ledgerPage: Gateway["ledgerPage"] = async () => {
    asked += 1;
    return asked < 3 ? NO_ANSWER : { kind: "answer", answer: EMPTY, raw: "", httpStatus: 200 };
  };
  const gateway = { ledgerPage, payment: () => Promise.reject(new Error("there is no payment to ask for")) };
  const rounds = memoryRounds(store, () => Date.now());
  const log = (_: string, event: string, { failed }: Readonly<Record<string, unknown>>) => heard.push([event, failed]);
  await untilOneEnds({ store, rounds, gateway, clock: systemClock, log }, () => dueSince(0));
  expect(heard).toEqual([
    ["reconciled", "timeout"],
    ["reconciled", "timeout"],
    ["reconciled", null],
  ]);
});
