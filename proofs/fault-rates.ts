import type { FaultWord, WireFault } from "./fault-words";
import type { SeededRandom } from "./random";

/** How often a fault comes where it can come, in a history that has it. */
export type FaultRates<Fault extends FaultWord> = Readonly<Record<Fault, number>>;

/** Those that come as often in memory as on real machines. */
export const COMMON_RATES: FaultRates<WireFault | "inquiry_down" | "refused_by_provider" | "unasked_console_work"> = {
  lost_before: 0.3,
  lost_after: 0.3,
  slow: 0.3,
  doubled: 0.3,
  late_after_empty_inquiry: 0.35,
  error_after_acting: 0.25,
  garbage: 0.25,
  wrong_amount_echoed: 0.3,
  inquiry_down: 0.4,
  refused_by_provider: 0.2,
  unasked_console_work: 0.06,
};

/**
 * Which faults one history has, and how often. A `calm` history has none: the promises must hold without faults too. Others
 * have few kinds at high rates, because combinations of faults are found sooner that way.
 */
export function drawnRates<Fault extends FaultWord>(
  faults: readonly Fault[],
  rates: FaultRates<Fault>,
  calm: number,
  random: SeededRandom,
): FaultRates<Fault> {
  const isCalm = random.chance(calm);
  const share = random.pick([0.15, 0.3, 0.6]);
  const drawn = faults.map((fault) => {
    const chosen = random.chance(share) && !isCalm;
    return [fault, chosen ? rates[fault] * random.pick([0.5, 1, 2]) : 0] as const;
  });
  return Object.fromEntries(drawn) as Record<Fault, number>;
}
