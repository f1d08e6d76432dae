import { faultsBut, noneOf } from "../../fault-words";

/** What can go wrong in memory: nobody but the histories themselves is there to hold a row. */
export const FAULT_KINDS = faultsBut("after_expiry", "row_held");
export type FaultKind = (typeof FAULT_KINDS)[number];

export type FaultCounts = Record<FaultKind, number>;

export const noFaults = (): FaultCounts => noneOf(FAULT_KINDS);
