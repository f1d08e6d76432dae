import { COMMON_RATES, drawnRates, type FaultRates } from "../../fault-rates";
import { faultsBut } from "../../fault-words";
import type { SeededRandom } from "../../random";

/**
 * What can go wrong on real machines. The wire injects faults between the shop and the providers' side, the simulator those
 * of the providers' side, the suite those in the shop. `pending` are authorizations that wait; other operations stay
 * pending by a switch for the whole run. All processes share one clock and one database.
 */
export const MACHINE_FAULTS = faultsBut("clock_jump", "commit_lost", "database_away");
export type MachineFault = (typeof MACHINE_FAULTS)[number];

const RATES: FaultRates<MachineFault> = {
  ...COMMON_RATES,
  other_amount: 0.15,
  claimed_without_entry: 0.1,
  refused_with_entry: 0.1,
  after_expiry: 0.15,
  pending: 0.4,
  crash: 0.2,
  stall: 0.1,
  serialization_failure: 0.2,
  commit_answer_lost: 0.12,
  row_held: 0.08,
  flag_toggled: 0.08,
  role_revoked: 0.1,
};
const CALM = 0.04;

export const ratesOfHistory = (random: SeededRandom): FaultRates<MachineFault> =>
  drawnRates(MACHINE_FAULTS, RATES, CALM, random);
