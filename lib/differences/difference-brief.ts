import { heldAmount } from "@/lib/gateway/ledger-payment";
import type { DifferenceRecord } from "@/lib/payments/model/differences";
import { heldOf, stageOf } from "@/lib/payments/model/payment-facts";
import { KINDS_IN_ORDER } from "./difference-kinds";
import type { DifferenceBrief } from "./difference-list-view";

/** What differs, as a line of it says. */
export function differenceBrief({ id, kinds, ours, theirs, foundAt, seenAt }: DifferenceRecord): DifferenceBrief {
  const surprising = (theirs?.entries ?? []).filter((entry) => entry.doubt !== null);
  return {
    id,
    kinds: KINDS_IN_ORDER.filter((kind) => kinds.includes(kind)),
    ours: ours && { ...ours, stage: stageOf(ours), held: heldOf(ours) },
    theirs: theirs && {
      state: theirs.state,
      stage: stageOf(theirs),
      authorized: theirs.authorized,
      captured: theirs.captured,
      refunded: theirs.refunded,
      held: heldAmount(theirs),
    },
    doubted: surprising.flatMap(({ kind, amount, doubt }) => (doubt === null ? [] : [{ kind, amount, doubt }])),
    foundAt,
    seenAt,
  };
}
