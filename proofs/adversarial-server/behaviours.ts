import { SeededRandom } from "../random";
import { waitsForAuthorization } from "./orders";
import type { Behaviour } from "./server-control";

/** Of an authorization that is taken and ends later. */
const WAITING = [
  ...["waits_for_buyer", "waits_for_buyer_in_vain", "waits_for_screening", "waits_for_screening_in_vain"],
  ...["waits_unheard", "waits_elsewhere"],
] as const;

/** Names of server/behaviours.mjs. The server refuses one that it does not have. */
const KEEPING = [
  ...["keeps", "refuses", "silent_done", "silent_lost", "late", "cut_done", "cut_lost", "error_done", "error_lost"],
  ...["garbage", "nonsense", "html", "proxy_404", "proxy_json_404", "wrong_code", "short_body", "huge", "redirect"],
  ...["slow_headers", "echo_operation", "echo_payment", "echo_kind", "echo_amount", "pending_done"],
  ...["pending_refused", "in_flight", "inquiry_down", "inquiry_mute", "inquiry_garbage", "inquiry_html"],
  ...["inquiry_other", "inquiry_404", "just_in_time", "just_in_time_cut", "skewed", "skewed_lost", "arrives_late"],
  ...["doubled", "doubled_own_code", ...WAITING, "captures_unasked"],
] as const;
const BREAKING = [
  ...["acts_twice", "acts_twice_silent", "acts_late", "acts_late_silent", "other_amount", "other_amount_silent"],
  ...["other_amount_hidden", "claims_undone", "refused_but_done", "denies_done", "flips", "flips_later", "forgets"],
  ...["hides", "hides_silent", "unshown", "claims_unentered", "claims_consoles", "claims_anothers", "refused_unseen"],
  ...["waits_by_script", "takes_token_again"],
] as const;

/** @internal The server's own test asks it for every one. */
export const ALL_BEHAVIOURS: readonly string[] = [...KEEPING, ...BREAKING];

/** What an authorization can meet beyond what any operation can. */
const OF_AUTHORIZATIONS: readonly string[] = [
  ...[...WAITING, "captures_unasked", "waits_by_script", "takes_token_again", "refused_unseen", "refused_but_done"],
  ...[
    "other_amount",
    "other_amount_silent",
    "acts_twice",
    "acts_twice_silent",
    "claims_undone",
    "denies_done",
    "keeps",
  ],
];

export const breaksTheProtocol = (behaviour: string): boolean => (BREAKING as readonly string[]).includes(behaviour);

/**
 * The behaviours that a history's mutations meet, one after the other. The names take turns at coming first, from one
 * history to the next; the seed decides which name begins.
 */
export function behavioursOf(seed: string, index: number): readonly Behaviour[] {
  const random = new SeededRandom(`${seed}/${index}/moods`);
  const [names, nth] = namesFor(index);
  const begin = new SeededRandom(`${seed}/moods`).int(0, names.length - 1);
  const first = names[(begin + nth) % names.length] ?? "keeps";
  const others = [random.pick([...KEEPING, ...BREAKING]), random.pick(["keeps", "keeps", random.pick(KEEPING)])];
  return [first, ...others].map((behaviour) => ({ behaviour, ms: random.pick([1_000, 2_500, 5_000, 8_500]) }));
}

/** The behaviours that may come first in a history, and how many earlier histories began with one of them. */
function namesFor(index: number): readonly [names: readonly string[], nth: number] {
  const nth = Math.floor(index / 3);
  if (waitsForAuthorization(index)) return [OF_AUTHORIZATIONS, nth];
  return index % 3 === 1 ? [BREAKING, nth] : [KEEPING, nth];
}

/** What the server's ledger answers to every reader for a while. */
export const LEDGERS = ["error", "garbage", "nothing", "html", "twice", "malformed", "circles"] as const;
