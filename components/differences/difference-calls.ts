"use client";

import { ask } from "@/lib/actions/ask";
import { askRoute } from "@/lib/actions/ask-route";
import {
  repairDifference as repairDifferenceAction,
  settleSeenWork as settleSeenWorkAction,
} from "@/lib/actions/differences";
import type { ActionFailure } from "@/lib/failures/failure";
import type {
  Looked,
  LookRefusal,
  RepairAsked,
  Repaired,
  RepairRefusal,
  SeenWorkAsked,
  SeenWorkRefusal,
  SeenWorkSettled,
} from "@/lib/payments/model/repair";
import { lookOf } from "@/lib/queries/order";
import type { Result } from "@/lib/result/result";

/** What the browser may ask of 突合, each folded into one Result. Nothing here repeats by itself. */

export type RepairFailure = RepairRefusal | ActionFailure;

export function repairDifference({ version, ...asked }: RepairAsked): Promise<Result<Repaired, RepairFailure>> {
  return ask<Repaired, RepairRefusal>(() => repairDifferenceAction({ ...asked, version: version ?? null }));
}

export type SeenWorkFailure = SeenWorkRefusal | ActionFailure;

export function settleSeenWork(asked: SeenWorkAsked): Promise<Result<SeenWorkSettled, SeenWorkFailure>> {
  return ask<SeenWorkSettled, SeenWorkRefusal>(() => settleSeenWorkAction(asked));
}

export type LookFailure = LookRefusal | ActionFailure;

export function lookAtOrder(orderNumber: string): Promise<Result<Looked, LookFailure>> {
  return askRoute<Looked, LookRefusal>(() => lookOf(orderNumber));
}
