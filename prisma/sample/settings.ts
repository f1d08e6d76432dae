import { type AuthorizationRules, authorizationRules } from "@/lib/capability/authorization";
import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { DEFAULT_RULES, type FlagId } from "@/lib/capability/facts/flags";
import { cellOf } from "@/lib/capability/facts/tables";
import { choicesOf, flagsOf, settingsOf } from "@/lib/capability/method-flags";
import { CAPABILITIES, type Flags, type MethodRules } from "@/lib/capability/types";
import type { EpochMs } from "@/lib/time/epoch";

const HOUR_MS = 3_600_000;

/** The sample shop's own settings: chosen so that the reasons that lie in them occur too. */
export const SAMPLE_SHOP = {
  pciDss: false,
  cancelNoticeUrl: "https://pay.example.com/notice/cancel",
  amountNoticeUrl: "https://pay.example.com/notice/amount",
} as const;

/** オーソリ時確定フラグ was turned on this long ago: older orders of those methods were captured by hand, or not yet. */
const CAPTURE_FLAG_AGE_MS = 36 * HOUR_MS;

export interface SampleSettings {
  /** As they are now. */
  flagsOf(method: MethodId): MethodRules;
  /** As they were at that instant. */
  flagsAt(method: MethodId, at: EpochMs): MethodRules;
  /** When オーソリ時確定フラグ was turned on; null: it is off. */
  captureFlagSince(method: MethodId): EpochMs | null;
  /** What an authorization of that instant was, by the write path's own rules. */
  authorizationAt(method: MethodId, at: EpochMs): AuthorizationRules;
}

/** Most shops let a cancel through, a few only as 解約, some not at all. */
const CANCEL_CHOICES: readonly Partial<Flags>[] = [
  { cancelApi: true },
  { cancelApi: true },
  { terminationApi: true },
  { cancelApi: true },
  { cancelApi: true, terminationApi: true },
  {},
  { cancelApi: true },
];

function hasDeadline(method: MethodId): boolean {
  return CAPABILITIES.some((capability) => cellOf(method, capability)?.facts.deadline !== undefined);
}

/** Where a method stands among those that have the flag: mixtures go by this, not by chance, so that none is left out. */
function ranks(flag: FlagId): ReadonlyMap<MethodId, number> {
  return new Map(METHOD_IDS.filter((method) => flagsOf(method).includes(flag)).map((method, rank) => [method, rank]));
}

const RANKS = {
  cancelApi: ranks("cancelApi"),
  gmopsCancelApi: ranks("gmopsCancelApi"),
  gmopsModifyApi: ranks("gmopsModifyApi"),
  postCaptureAmount: ranks("postCaptureAmount"),
  captureOnAuthorization: ranks("captureOnAuthorization"),
  securityCodeRequired: ranks("securityCodeRequired"),
} as const;

function every(flag: keyof typeof RANKS, method: MethodId, step: number, offset: number): boolean {
  const rank = RANKS[flag].get(method);
  return rank !== undefined && rank % step === offset;
}

function cancelChoice(method: MethodId): Partial<Flags> {
  const rank = RANKS.cancelApi.get(method);
  if (rank === undefined) return {};
  // A limit that runs is worth looking at only where a cancel would go through.
  if (hasDeadline(method)) return { cancelApi: true };
  return CANCEL_CHOICES[rank % CANCEL_CHOICES.length] ?? {};
}

function postCaptureChoice(method: MethodId): Partial<Flags> {
  const offered = choicesOf(method, "postCaptureAmount").map((choice) => choice.value);
  if (!every("postCaptureAmount", method, 2, 0)) return {};
  return offered.includes("link_and_capture")
    ? { postCaptureAmount: "link_and_capture" }
    : { postCaptureAmount: "link" };
}

function flagsFor(method: MethodId): MethodRules {
  return {
    ...DEFAULT_RULES,
    ...cancelChoice(method),
    ...postCaptureChoice(method),
    gmopsCancelApi: RANKS.gmopsCancelApi.has(method),
    captureOnAuthorization: every("captureOnAuthorization", method, 6, 4),
    // Chosen so that the reason that lies in it occurs too.
    orderMode: settingsOf(method).includes("orderMode") ? "other" : DEFAULT_RULES.orderMode,
    securityCodeRequired: RANKS.securityCodeRequired.has(method) && !every("securityCodeRequired", method, 3, 1),
  };
}

const FLAGS_BY_METHOD: ReadonlyMap<MethodId, MethodRules> = new Map(
  METHOD_IDS.map((method) => [method, flagsFor(method)]),
);

/** No authorization of it ever waits for its capture. */
export function capturesAlways(method: MethodId): boolean {
  return cellOf(method, "capture_on_authorization")?.facts.gate === "always";
}

/** The sample shop's flags: the same whatever the seed, so that people and journeys find what they look for. */
export function sampleSettings(now: EpochMs): SampleSettings {
  const sampleFlagsOf = (method: MethodId) => FLAGS_BY_METHOD.get(method) ?? DEFAULT_RULES;
  const captureFlagSince = (method: MethodId) =>
    sampleFlagsOf(method).captureOnAuthorization ? now - CAPTURE_FLAG_AGE_MS : null;
  const flagsAt = (method: MethodId, at: EpochMs) => {
    const since = captureFlagSince(method);
    const flags = sampleFlagsOf(method);
    return since === null || at >= since ? flags : { ...flags, captureOnAuthorization: false };
  };
  return {
    flagsOf: sampleFlagsOf,
    flagsAt,
    captureFlagSince,
    authorizationAt: (method, at) => authorizationRules(method, { ...SAMPLE_SHOP, flags: flagsAt(method, at) }),
  };
}
