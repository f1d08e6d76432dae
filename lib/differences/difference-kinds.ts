import type { DifferenceKind } from "@/lib/payments/model/differences";

/** The kinds in the order in which they are offered and told: what is worst first. The compiler holds the list complete. */
const KINDS = {
  marked_live_there: true,
  canceled_there: true,
  done_twice: true,
  unknown_entry: true,
  stage_differs: true,
  amount_differs: true,
  missing_there: true,
  authorized_there: true,
  superseded_live_there: true,
  unknown_payment: true,
} as const satisfies Record<DifferenceKind, true>;

export const KINDS_IN_ORDER = Object.keys(KINDS) as readonly DifferenceKind[];
