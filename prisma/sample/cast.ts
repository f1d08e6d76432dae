import { takesCard } from "@/lib/capability/authorization";
import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import { cellOf } from "@/lib/capability/facts/tables";
import type { Capability, DeadlineRule, Stage } from "@/lib/capability/types";
import type { EpochMs } from "@/lib/time/epoch";
import { endOfDayTokyo } from "@/lib/time/tokyo";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./calendar";
import { type Part, type Plot, partOf, stagesOf, waitingPart } from "./part";
import type { Random } from "./random";
import { capturesAlways, type SampleSettings } from "./settings";

/** When limits end, seen from now: today, within a day, within three, and just or long passed. */
function ends(now: EpochMs, random: Random): readonly EpochMs[] {
  const untilMidnight = endOfDayTokyo(now) - now;
  return [
    now + Math.floor(Math.min(2.6 * HOUR_MS, untilMidnight / 2)),
    now + Math.floor(Math.min(6 * HOUR_MS, untilMidnight * 0.9)),
    now + 19 * HOUR_MS + 40 * MINUTE_MS,
    now + 2 * DAY_MS + 3 * HOUR_MS,
    now + 12 * DAY_MS,
    now - 40 * MINUTE_MS,
    now - 26 * HOUR_MS,
  ].map((end) => end - random.int(0, 9 * MINUTE_MS));
}

function rulesOf(method: MethodId, stage: Stage): readonly DeadlineRule[] {
  const rules = (["cancel", "amount"] as const).map((what) => cellOf(method, `${what}.${stage}`)?.facts.deadline);
  return [...new Set(rules.filter((rule) => rule !== undefined))];
}

/** The money may still be missing after the authorization. */
function mayBeUnpaid(method: MethodId): boolean {
  return paymentBeginningOf(method) !== "with_authorization";
}

/** All that a method can go through at one stage, at least once each. */
function partsAtStage(method: MethodId, stage: Stage, index: number, now: EpochMs, random: Random): readonly Part[] {
  const at = (special: Partial<Part>) => partOf(method, stage, random, special);
  const running = rulesOf(method, stage).flatMap((rule) =>
    ends(now, random).map((end) => at({ limit: { rule, end } })),
  );
  const young = stage === "before_capture" ? 3 * HOUR_MS : 2 * DAY_MS;
  return [
    at({ age: young }),
    at({}),
    ...(mayBeUnpaid(method) ? [at({ unpaid: true })] : []),
    at({ slipSent: true }),
    // Only cards are known to be authenticated with 3D Secure.
    ...(takesCard(method) ? [at({ threeDSecure: true })] : []),
    at({ plot: "decreased", taskOpen: index % 4 === 0 }),
    at({ plot: "increased", taskOpen: index % 6 === 1 }),
    at({ plot: "canceled" }),
    at({ plot: "canceled", taskOpen: index % 4 === 2 }),
    ...(index % 5 === 0 ? [at({ plot: "cancel_refused" })] : []),
    ...(index % 5 === 1 ? [at({ plot: "unmarked" })] : []),
    ...running,
    // A limit that passed before staff canceled, so that the console was the only way left.
    ...rulesOf(method, stage).map((rule) =>
      at({ plot: "canceled", taskOpen: index % 2 === 0, limit: { rule, end: now - 3 * DAY_MS } }),
    ),
  ];
}

function partsOf(method: MethodId, index: number, now: EpochMs, random: Random): readonly Part[] {
  return [
    partOf(method, "before_capture", random, { plot: "awaiting", age: random.int(1, 70) * HOUR_MS }),
    partOf(method, "before_capture", random, { plot: "rejected" }),
    ...(index % 3 === 0 ? [partOf(method, "before_capture", random, { plot: "given_up", age: 4 * DAY_MS })] : []),
    ...(index % 8 === 5 && !capturesAlways(method)
      ? [partOf(method, "before_capture", random, { plot: "lapsed", age: 95 * DAY_MS })]
      : []),
    ...stagesOf(method).flatMap((stage) => partsAtStage(method, stage, index, now, random)),
  ];
}

/** Sizes and names that try a screen, and calls that have not ended well. */
function curiosities(settings: SampleSettings, random: Random): readonly Part[] {
  const linked = METHOD_IDS.filter((method) => settings.flagsOf(method).cancelApi);
  const any = (from: readonly MethodId[], special: Partial<Part>) => {
    const method = random.pick(from as readonly [MethodId, ...MethodId[]]);
    return partOf(method, random.pick(stagesOf(method)), random, special);
  };
  return [
    any(METHOD_IDS, { size: "dearest", unusualName: true }),
    any(METHOD_IDS, { size: "dearest" }),
    any(METHOD_IDS, { size: "cheapest" }),
    any(METHOD_IDS, { size: "cheapest", unusualName: true }),
    ...Array.from({ length: 4 }, () => any(METHOD_IDS, { size: "many_lines" })),
    ...Array.from({ length: 12 }, () => any(METHOD_IDS, { unusualName: true })),
    any(linked, { plot: "unknown", age: 2 * DAY_MS }),
    any(linked, { plot: "needs_person", age: 3 * DAY_MS }),
    any(linked, { plot: "cancel_refused", taskOpen: true }),
    ...Array.from({ length: 3 }, () => any(linked, { plot: "not_sent" })),
    any(linked, { plot: "needs_person", age: 5 * DAY_MS }),
  ];
}

/** Authorizations that wait, some of each kind and every one of another method. */
function waiting(random: Random): readonly Part[] {
  const parts = METHOD_IDS.flatMap((method) => waitingPart(method, random) ?? []);
  return (["waits_for_buyer", "waits_for_screening"] as const).flatMap((plot) =>
    parts.filter((part) => part.plot === plot).filter((_, index) => index % 3 === 0),
  );
}

/** The plots of ordinary orders, as often as they stand here. */
const ORDINARY: readonly [Plot, ...Plot[]] = [
  "rejected",
  ...Array.from({ length: 80 }, () => "quiet" as const),
  ...Array.from({ length: 9 }, () => "canceled" as const),
  ...Array.from({ length: 5 }, () => "decreased" as const),
  ...Array.from({ length: 2 }, () => "increased" as const),
  ...Array.from({ length: 3 }, () => "awaiting" as const),
];

/** An ordinary order of a shop; the sample takes as many as it needs. */
function ordinary(random: Random): Part {
  const method = random.pick(METHOD_IDS as readonly [MethodId, ...MethodId[]]);
  const waits = random.chance(0.006) ? waitingPart(method, random) : null;
  if (waits !== null) return waits;
  const stage = random.chance(0.3) ? stagesOf(method)[0] : "after_capture";
  const plot = random.pick(ORDINARY);
  const quiet = plot === "quiet";
  return partOf(method, stage, random, {
    plot,
    unpaid: quiet && mayBeUnpaid(method) && random.chance(stage === "before_capture" ? 0.25 : 0.04),
    threeDSecure: quiet && takesCard(method) && random.chance(0.6),
    slipSent: quiet && random.chance(stage === "before_capture" ? 0.1 : 0.8),
    unusualName: random.chance(0.01),
  });
}

/** What every sample holds, however small the shop: each method in each stage with all that the rules know of it. */
function coverage(now: EpochMs, settings: SampleSettings, random: Random): readonly Part[] {
  return [
    ...METHOD_IDS.flatMap((method, index) => partsOf(method, index, now, random.fork(`method/${method}`))),
    ...curiosities(settings, random.fork("curiosities")),
    ...waiting(random.fork("waiting")),
  ];
}

/**
 * What 突合 finds in a sample that is to show it: work in consoles that staff did not record, one that was recorded and never
 * done, and two console tasks whose work the ledger shows.
 */
function differences(settings: SampleSettings, random: Random): readonly Part[] {
  const both = METHOD_IDS.filter((method) => stagesOf(method).length === 2);
  const linked = both.filter((method) => settings.flagsOf(method).cancelApi);
  const leftTo = (table: Capability) => both.filter((method) => cellOf(method, table) === null);
  const one = (from: readonly MethodId[], stage: Stage, special: Partial<Part>) =>
    partOf(random.pick(from as readonly [MethodId, ...MethodId[]]), stage, random, { age: 2 * DAY_MS, ...special });
  const cancelByHand = leftTo("cancel.before_capture");
  return [
    one(linked, "before_capture", { plot: "canceled_elsewhere" }),
    one(linked, "after_capture", { plot: "decreased_elsewhere", age: 6 * DAY_MS }),
    one(linked, "before_capture", { plot: "captured_elsewhere" }),
    one(cancelByHand, "before_capture", { plot: "canceled", work: "only_recorded", age: 4 * DAY_MS }),
    one(cancelByHand, "before_capture", { plot: "canceled", taskOpen: true, work: "not_recorded" }),
    one(leftTo("amount.before_capture"), "before_capture", {
      plot: "decreased",
      taskOpen: true,
      work: "not_recorded",
      age: 3 * DAY_MS,
    }),
  ];
}

/** `count` orders: the whole coverage, filled up with everyday ones; an even selection of it where that is too many. */
export function castOf(
  { count, now, differing }: { readonly count: number; readonly now: EpochMs; readonly differing: boolean },
  settings: SampleSettings,
  random: Random,
): readonly Part[] {
  const told = coverage(now, settings, random);
  const needed = differing ? [...told, ...differences(settings, random.fork("differences"))] : told;
  if (count < needed.length) {
    return needed.filter(
      (_, index) => Math.floor((index * count) / needed.length) !== Math.floor(((index + 1) * count) / needed.length),
    );
  }
  const everyday = random.fork("everyday");
  return [...needed, ...Array.from({ length: count - needed.length }, () => ordinary(everyday))];
}
