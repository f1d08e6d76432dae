import type { InquiryCourse, WireCourse } from "./course";

/** Where chance comes from. */
export interface Lots {
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** Around the shop's patience (7 s), a request's life (8 s) and the lease (10 s). */
const SLOW_MS = [1_500, 4_000, 6_900, 7_100, 7_900, 9_000, 14_000] as const;

/** A course of that kind, its particulars drawn. */
export function drawnCourse(does: WireCourse["does"], lots: Lots): WireCourse {
  switch (does) {
    case "pass":
    case "error_after":
      return { does };
    case "lose_before":
    case "lose_after":
      return { does, cut: lots.chance(0.5) };
    case "slow":
      return { does, ms: lots.pick(SLOW_MS), when: lots.pick(["before", "after"] as const) };
    case "double":
      return {
        does,
        gapMs: lots.pick([0, 5, 200, 3_000, 8_500]),
        answers: lots.pick(["first", "second", "neither"] as const),
      };
    case "garbage":
      return { does, acts: lots.chance(0.7) };
    case "misquote":
      return { does, by: lots.pick([-1, 1, 100]) };
    case "late":
      return { does, cut: lots.chance(0.7) };
  }
}

/** An inquiry that brings nothing, one way or another. */
export function drawnInquiryTrouble(lots: Lots): InquiryCourse {
  const does = lots.pick(["cut", "silent", "error", "garbage", "in_flight", "slow"] as const);
  return does === "slow" ? { does, ms: lots.pick([1_000, 3_000, 4_500]) } : { does };
}
