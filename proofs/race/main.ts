// npm run test:race: signed-in sessions race each other over HTTP against the production build. docs/proofs.md says what.
import type { BrokenPromise } from "../invariants/violation";
import { readOptions } from "../options";
import { conclude, type Summary, secondsSince, violationText } from "../summary";
import { LONG_RACE, type RaceKind } from "./kinds";
import { type Latency, latencyOf } from "./latency";
import { type Meeting, openMeeting } from "./meeting";
import { type RaceResult, runRace } from "./play";
import type { RaceConfirmation } from "./track";

const COMMAND = { suite: "race", sizes: { sessions: 20, actions: 2_000 } } as const;

interface Asked {
  readonly seed: string;
  readonly sizes: { readonly sessions: number; readonly actions: number };
  readonly only: number | null;
}

const FEWEST = 4;
/** Shorter runs leave out the race that lasts a minute. */
const WORTH_A_MINUTE = 1_000;

/** Races until so many actions were made, or the one that was asked for. */
async function runRaces({ seed, sizes, only }: Asked, meeting: Meeting): Promise<readonly RaceResult[]> {
  if (only !== null) return [await runRace(seed, only, meeting)];
  const long = sizes.actions >= WORTH_A_MINUTE ? runRace(seed, LONG_RACE, meeting) : null;
  // The suite waits for it only when the others are over.
  long?.catch(() => undefined);
  const results: RaceResult[] = [];
  for (let actions = 0; actions < sizes.actions; ) {
    const result = await runRace(seed, LONG_RACE + 1 + results.length, meeting);
    results.push(result);
    actions += result.actions;
  }
  return long === null ? results : [await long, ...results];
}

interface Found extends BrokenPromise {
  /** The race that it is about, where that is known. */
  readonly race: number | null;
}

async function judge(results: readonly RaceResult[], meeting: Meeting): Promise<readonly Found[]> {
  const onTheTrack = results.flatMap(({ number, kind, broken }) =>
    broken.map(({ rule, what }): Found => ({ rule, what: `race ${number} (${kind}): ${what}`, race: number })),
  );
  const violated = await meeting.check(results.flatMap(({ confirmed }) => confirmed));
  const inInvariants = violated.map((violation): Found => {
    const race = /^R(\d+)-/.exec(violation.orderNumber ?? "")?.[1];
    return { ...violation, race: race === undefined ? null : Number(race) };
  });
  return [...onTheTrack, ...inInvariants];
}

function tell(found: readonly Found[], { seed, sizes }: Asked): void {
  for (const violation of found) console.log(violationText(violation));
  const race = found.find((one) => one.race !== null)?.race ?? null;
  const which = race === null ? `--actions ${sizes.actions}` : `--only ${race}`;
  if (found.length > 0) {
    console.log(`Run it again: npm run test:race -- --seed ${seed} --sessions ${sizes.sessions} ${which}`);
  }
}

/** How long staff waited when all pressed at once on one order. */
function waitedTogether(results: readonly RaceResult[]): readonly number[] {
  return results.filter(({ kind }) => TOGETHER.includes(kind)).flatMap(({ confirmed }) => firstPresses(confirmed));
}

const TOGETHER: readonly RaceKind[] = ["sameVerb", "mixedVerbs"];

function firstPresses(confirmed: readonly RaceConfirmation[]): readonly number[] {
  const keys = new Map<string, number>();
  for (const { opened, askedAt, answeredAt } of confirmed) {
    const { requestKey } = opened.prepared;
    if (!keys.has(requestKey)) keys.set(requestKey, answeredAt - askedAt);
  }
  return [...keys.values()];
}

async function main(): Promise<void> {
  const asked = readOptions(COMMAND, process.argv.slice(2));
  const { seed, sizes, only } = asked;
  if (sizes.sessions < FEWEST) throw new Error(`--sessions ${sizes.sessions}: fewer than ${FEWEST} make no race`);
  const since = performance.now();
  console.log(`test:race --seed ${seed}, ${sizes.sessions} sessions, ${sizes.actions} actions`);
  const failed: Found[] = [];
  const meeting = await openMeeting({
    suite: COMMAND.suite,
    sessions: sizes.sessions,
    say: only === null ? () => undefined : (line) => console.log(line),
    onFailed: ({ action, status, text }) => {
      failed.push({ rule: 0, what: `${action} was answered ${status}: ${text.slice(0, 300)}`, race: null });
    },
  });
  try {
    const results = await runRaces(asked, meeting);
    const found = [...failed, ...(await judge(results, meeting))];
    tell(found, asked);
    const summary: RaceSummary = {
      suite: COMMAND.suite,
      seed,
      runs: results.reduce((sum, { actions }) => sum + actions, 0),
      operations: meeting.sent(),
      violations: found.length,
      seconds: secondsSince(since),
      races: results.length,
      answers: countAnswers(results),
      pressedTogetherMs: latencyOf(waitedTogether(results)),
    };
    await meeting.close(found.length > 0);
    conclude(summary);
  } catch (error) {
    await meeting.close(true);
    throw error;
  }
}

/** How often 送信 got each answer: a run without losers has shown little. */
function countAnswers(results: readonly RaceResult[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { answer } of results.flatMap(({ confirmed }) => confirmed)) {
    const name = answer.ok ? answer.value.kind : answer.error.code;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

interface RaceSummary extends Summary {
  readonly races: number;
  readonly answers: Readonly<Record<string, number>>;
  /** What staff wait for an answer when all sessions press at once on one order. */
  readonly pressedTogetherMs: Latency | null;
}

await main();
