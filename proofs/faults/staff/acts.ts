import { setTimeout as pause } from "node:timers/promises";
import { registrationSession } from "../../acting/registration-session";
import { verbSession } from "../../acting/verb-session";
import type { SharedParts } from "../harness/ask";
import type { History } from "../harness/history";
import type { ActKind, ScriptedAct } from "../script/script";
import { consoleSession, keepRefusedWork, sayWhatTheConsoleShows, unaskedWork } from "./console-acts";
import { deskOf } from "./desk";
import { holdRow, moveStatusOverStore, openThePage, revokeRole, turnFlag, writeMemoAct } from "./other-acts";
import { somethingThere } from "./provider-acts";
import { raceOnOneOrder } from "./race";

type Play = (shared: SharedParts, history: History, act: ScriptedAct) => Promise<void>;

const PLAYS: Readonly<Record<ActKind, Play>> = {
  verb: (shared, history, act) => verbSession(deskOf(shared, history, act), history.orderNumber(act)),
  race: raceOnOneOrder,
  status: moveStatusOverStore,
  memo: writeMemoAct,
  page: openThePage,
  console: consoleSession,
  word: sayWhatTheConsoleShows,
  keep: keepRefusedWork,
  flag: turnFlag,
  role: revokeRole,
  unasked: unaskedWork,
  hold: holdRow,
  registration: (shared, history, act) => registrationSession(deskOf(shared, history, act)),
  there: somethingThere,
};

/** Plays the acts of a history, each after its pause, overlapping; resolves when the last one has ended. */
export async function playActs(shared: SharedParts, history: History): Promise<void> {
  const acts: Promise<void>[] = [];
  for (const act of history.script.acts) {
    await pause(act.pauseMs);
    acts.push(PLAYS[act.kind](shared, history, act));
  }
  await Promise.all(acts);
}
