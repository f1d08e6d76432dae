import type { Violation } from "../invariants/violation";

/** Takes what broke in a case, under the promise that it broke. */
export type Report = (rule: Violation["rule"], what: string) => void;
