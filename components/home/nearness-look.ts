import type { LimitNearness } from "@/lib/home/home-view";

/** By the same law as the badges; the edge is dark enough for grey print. */
export const NEARNESS_LOOK: Record<LimitNearness, string> = {
  today: "border-amber bg-amber",
  soon: "border-amber bg-amber-tint",
  later: "border-primary bg-blue-tint",
};
