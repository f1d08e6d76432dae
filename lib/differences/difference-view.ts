import type { OurLedger, TheirLedger } from "@/lib/ledger/ledger-view";
import type { PaymentStage } from "@/lib/payments/model/order-states";
import type { EpochMs } from "@/lib/time/epoch";
import type { DifferenceRow } from "./difference-list-view";

/** One difference as a person decides about it: both sides as they were laid beside each other, and the legal repairs. */
export interface DifferenceView {
  readonly serverNow: EpochMs;
  readonly row: DifferenceRow;
  /** What is decided about: another difference by then is not repaired unseen. */
  readonly fingerprint: string;
  /** The order's version when this was read; null without an order. */
  readonly version: number | null;
  /** null: we have no such payment. */
  readonly ours: OurLedger | null;
  readonly theirs: TheirLedger;
  /** Empty once it has ended. */
  readonly repairs: readonly RepairChoice[];
}

/** A legal repair with all that it will do. Nothing of it is sent. */
export type RepairChoice = TakeOverChoice | LeaveTaskChoice | { readonly repair: "acknowledge" };

/** Our record becomes the ledger's. */
export interface TakeOverChoice {
  readonly repair: "take_over";
  /** A payment that we do not have becomes the order's. */
  readonly adopts: boolean;
  readonly stage: PaymentStage;
  readonly held: number;
  readonly total: number;
  /** The order gets 取消区分 and 対応状況 取消. */
  readonly marks: boolean;
  readonly doneTasks: readonly TaskBrief[];
  readonly obsoleteTasks: readonly TaskBrief[];
  /** Work that stays: the provider holds another amount than `total`, the order's or that of a refused edit. */
  readonly outstanding: { readonly held: number; readonly total: number; readonly known: boolean } | null;
}

export interface LeaveTaskChoice {
  readonly repair: "leave_task";
  /** As above. */
  readonly adopts: boolean;
  /** What lives at the provider. */
  readonly amount: number;
}

export interface TaskBrief {
  readonly kind: "cancel" | "change_amount";
  readonly amountBefore: number;
  readonly amountAfter: number;
}
