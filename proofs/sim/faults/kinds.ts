import { faultsBut, noneOf } from "../../fault-words";

/** What can go wrong in memory: nobody but the histories themselves is there to hold a row. */
export const MEMORY_FAULTS = faultsBut("after_expiry", "row_held");
export type MemoryFault = (typeof MEMORY_FAULTS)[number];

export type FaultCounts = Record<MemoryFault, number>;

export const noFaults = (): FaultCounts => noneOf(MEMORY_FAULTS);
