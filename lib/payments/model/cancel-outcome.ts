import type { Outcome } from "@/lib/capability/types";

/** What 「いま取り消すと」 can answer: the outcomes that the rules give a cancel. */
export const CANCEL_OUTCOMES = ["linked", "shop_only", "not_linked"] as const satisfies readonly Outcome[];

export type CancelOutcome = (typeof CANCEL_OUTCOMES)[number];
