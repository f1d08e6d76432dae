import { setTimeout as pause } from "node:timers/promises";
import { checkInvariants } from "../invariants/check-invariants";
import type { BrokenPromise } from "../invariants/violation";
import { lastRound } from "../last-round";
import type { CrashShop } from "./crash-shop";
import type { OpenedWork } from "./opened";

export interface CrashEvidence {
  /** Every control that was confirmed while something was struck down. */
  readonly opened: readonly OpenedWork[];
  /** How long each crash kept something from being well, in milliseconds; asked once nothing is open any more. */
  readonly recoveries: () => readonly number[];
}

/** The minute after which the invariants call an operation stuck, and a little more. */
const SETTLED_WITHIN_MS = 61_000;
const LOOK_EVERY_MS = 100;

export interface CrashVerdict {
  readonly violations: readonly BrokenPromise[];
  /** How many operations staff began. */
  readonly operations: number;
}

/** Waits until nothing is open, presses everything once more, and lays rows, ledger, wire and answers side by side. */
export async function judgeKills(at: CrashShop, { opened, recoveries }: CrashEvidence): Promise<CrashVerdict> {
  const { shop, desk, watch, wire, since } = at;
  const quietSince = Date.now();
  while (watch.open.length > 0 && Date.now() < quietSince + SETTLED_WITHIN_MS) await pause(LOOK_EVERY_MS);
  // The same key any number of times: one operation, and the answer that was given.
  for (const one of opened) await desk.confirm(one);
  const { databaseUrl, gatewayUrl, gatewayToken } = shop;
  const ended = { databaseUrl, gatewayUrl, gatewayToken };
  await lastRound(ended);
  const violated = await checkInvariants({
    ...ended,
    ...{
      since,
      compared: true,
      sends: wire.sends,
      wireSawAll: true,
      answers: desk.answers,
      registered: desk.registered,
      broken: new Set<string>(),
      quietSince,
      recoveries: recoveries(),
    },
  });
  const speechless = desk.speechless.map((what) => ({ rule: 0, what }) as const);
  return { violations: [...speechless, ...violated], operations: await watch.countSince(since) };
}
