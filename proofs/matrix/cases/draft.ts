import type { LimitClocks } from "../limit-clocks";
import type { Area, CaseAct, ClocksAt, OrderBefore, SettingsOn } from "../matrix-case";
import type { TranscribedTable } from "../page";

/** A case before its order is drawn. */
export interface CaseDraft {
  readonly area: Area;
  readonly title: string;
  readonly capability: TranscribedTable;
  readonly settings: SettingsOn;
  readonly acts: readonly CaseAct[];
  /** What of the order is not left to chance. */
  readonly fixed: Partial<OrderBefore> & Pick<OrderBefore, "payment">;
  /** Tried at the limit of the pair: where the clocks stand, once the limit's own are drawn. */
  readonly atLimit?: (clocks: LimitClocks) => ClocksAt;
}
