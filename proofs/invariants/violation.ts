/** What must hold, by the numbers of docs/proofs.md. 0: the product broke where nothing may break. */
export type Rule = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface BrokenPromise {
  readonly rule: Rule;
  readonly what: string;
  /** The order it is about, where it is about one. */
  readonly orderNumber?: string;
}

/** Takes what broke, under the promise that it broke. */
export type ReportBroken = (rule: Rule, what: string) => void;
