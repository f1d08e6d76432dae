import { faultsBut, noneOf } from "../../fault-words";

/** What can go wrong in memory, where only the histories' own acts hold rows. */
export const MEMORY_FAULTS = faultsBut("after_expiry", "row_held");
export type MemoryFault = (typeof MEMORY_FAULTS)[number];

export type FaultCounts = Record<MemoryFault, number>;

export const noFaults = (): FaultCounts => noneOf(MEMORY_FAULTS);
