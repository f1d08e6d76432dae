// How the server can misbehave. A behaviour holds for one operation: its mutation and all later inquiries about it.
//
//   starts   when it begins: at once (left out), `never`, `just_in_time` (before expiresAt), `skewed` (a machine whose
//            clock is behind begins it, one whose clock is ahead answers inquiries, both within the allowance),
//            `after_expiry` (begins and answers 410), `after_final` (once an inquiry's "not found" was final)
//   does     what it does: `asked` (left out), `refuses`, `twice`, `other` (another amount), `as_console` (what was asked,
//            entered as work in its console), `captures` (an authorization, without being asked to)
//   says     how the mutation's answer goes back, see replies.mjs; left out: as the document says
//   takes    pending for that long before it is done (or refused), `long` for three times that
//   waits    of a pending authorization: for `buyer`, `screening`; for a buyer `elsewhere` or by a `script`
//   takesAgain  a card's token is not spent by it
//   inquiry  what an inquiry says instead of the truth, `lies: true` for ever, else for the behaviour's time
//   ahead    by how many milliseconds the clock of its inquiries is ahead
//   ownCodes a repetition is refused by a code that no list has
//   hides    the ledger hides the payment's change for the behaviour's time

export const KEEPING = {
  keeps: {},
  refuses: { does: "refuses" },
  silent_done: { says: "nothing" },
  silent_lost: { starts: "never", says: "nothing" },
  late: { says: "late" },
  cut_done: { says: "cut" },
  cut_lost: { starts: "never", says: "cut" },
  error_done: { says: "error" },
  error_lost: { starts: "never", says: "error" },
  garbage: { says: "garbage" },
  nonsense: { says: "nonsense" },
  html: { says: "html" },
  proxy_404: { says: "proxy_404" },
  proxy_json_404: { says: "proxy_json_404" },
  wrong_code: { says: "wrong_code" },
  short_body: { says: "short_body" },
  huge: { says: "huge" },
  redirect: { says: "redirect" },
  slow_headers: { says: "slow_headers" },
  echo_operation: { says: "echo_operation" },
  echo_payment: { says: "echo_payment" },
  echo_kind: { says: "echo_kind" },
  echo_amount: { says: "echo_amount" },
  pending_done: { takes: true },
  pending_refused: { takes: true, does: "refuses" },
  in_flight: { says: "in_flight", takes: true, inquiry: "in_flight" },
  inquiry_down: { says: "cut", inquiry: "error" },
  inquiry_mute: { says: "cut", inquiry: "nothing" },
  inquiry_garbage: { says: "cut", inquiry: "garbage" },
  inquiry_html: { says: "cut", inquiry: "html" },
  inquiry_other: { says: "cut", inquiry: "echo_operation" },
  inquiry_404: { says: "cut", starts: "never", inquiry: "proxy_json_404" },
  just_in_time: { starts: "just_in_time", says: "nothing" },
  just_in_time_cut: { starts: "just_in_time", says: "cut" },
  skewed: { starts: "skewed", says: "cut", ahead: 1000 },
  skewed_lost: { starts: "never", says: "cut", ahead: 1900 },
  arrives_late: { starts: "after_expiry", says: "expired" },
  waits_for_buyer: { takes: "long", waits: "buyer" },
  waits_for_buyer_in_vain: { takes: "long", waits: "buyer", does: "refuses" },
  waits_for_screening: { takes: "long", waits: "screening" },
  waits_for_screening_in_vain: { takes: "long", waits: "screening", does: "refuses" },
  waits_unheard: { takes: "long", waits: "screening", says: "cut" },
  // The link may lead anywhere on the web.
  waits_elsewhere: { takes: "long", waits: "elsewhere" },
  captures_unasked: { does: "captures" },
  doubled: { says: "doubled" },
  doubled_own_code: { says: "doubled", ownCodes: true },
};

export const BREAKING = {
  acts_twice: { does: "twice" },
  acts_twice_silent: { does: "twice", says: "cut" },
  acts_late: { starts: "after_final", says: "cut" },
  acts_late_silent: { starts: "after_final", says: "nothing" },
  other_amount: { does: "other" },
  other_amount_silent: { does: "other", says: "cut" },
  other_amount_hidden: { does: "other", says: "claim", inquiry: "claim", lies: true },
  // Says "succeeded" while the operation is pending. After an earlier lie that did the same, the payment even shows it.
  unshown: { says: "unshown", takes: true },
  // The amounts are as asked, and the entry is missing, work in the console, or another operation's.
  claims_unentered: { says: "unentered", inquiry: "unentered", lies: true },
  claims_consoles: { does: "as_console" },
  claims_anothers: { says: "anothers", inquiry: "anothers", lies: true },
  claims_undone: { starts: "never", says: "claim", inquiry: "claim", lies: true },
  // The refusal shows the payment with the entry that says done, …
  refused_but_done: { says: "refusal", inquiry: "refusal", lies: true },
  // … or as it was before: the shop cannot detect that before it reads the ledger.
  refused_unseen: { says: "refusal_before", inquiry: "refusal_before", lies: true },
  // The link is none that a browser may follow.
  waits_by_script: { takes: true, waits: "script" },
  takes_token_again: { takesAgain: true },
  denies_done: { says: "cut", inquiry: "refusal", lies: true },
  flips: { inquiry: "refusal", lies: true },
  flips_later: { says: "cut", inquiry: "flip", lies: true },
  forgets: { says: "cut", inquiry: "not_found", lies: true },
  hides: { hides: true },
  hides_silent: { says: "cut", hides: true },
};

export const BEHAVIOURS = { ...KEEPING, ...BREAKING };
