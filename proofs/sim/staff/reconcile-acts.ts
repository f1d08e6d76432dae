import { type Repair, repairsOf } from "@/lib/payments/model/differences";
import type { OrderRecord } from "@/lib/payments/model/records";
import { lookAt } from "@/lib/payments/reconcile/look";
import { reconcile } from "@/lib/payments/reconcile/reconcile";
import type { KeptTask } from "@/lib/payments/testing/memory-tables";
import { repairDifference } from "@/lib/payments/verbs/repair-difference";
import { settleSeenWork } from "@/lib/payments/verbs/settle-seen-work";
import { awayOr } from "../../acting/away";
import type { ActingPerson } from "../../shop/settings";
import type { Simulation } from "../shop/simulation";
import { askProcess } from "./ask";

/** A round is always due: histories in memory do not try a round's own bookkeeping. */
const DUE = { recentEveryMs: 0, recentMs: 0, afterFailureMs: 0, nightlySince: 0, leaseMs: 60_000 } as const;

/** Staff compare one order with the ledger, at once. */
export async function lookNow(simulation: Simulation, { id, orderNumber }: OrderRecord): Promise<void> {
  await askProcess(simulation, `a look at ${orderNumber}`, (deps) => awayOr(lookAt(deps, id)));
}

/** A round of 突合 over everything, as a worker plays it, while other acts go on. */
export async function roundNow(simulation: Simulation): Promise<void> {
  await askProcess(simulation, "a round of 突合", (deps) =>
    awayOr(reconcile({ ...deps, rounds: simulation.rounds }, DUE)),
  );
}

/** The round that finds what is left, once everything works. */
export async function lastRoundInMemory(simulation: Simulation): Promise<void> {
  const { store, rounds, ledger: gateway, environment } = simulation;
  const { scheduler, broke } = environment;
  const clock = { monotonic: () => scheduler.now, wait: async () => broke("the last round waits") };
  const log = (level: string, event: string, detail: object) => {
    if (level === "error") broke(`${event}: ${JSON.stringify(detail)}`);
  };
  await reconcile({ store, rounds, gateway, clock, log }, DUE);
}

/** Ends an open difference in one of its ways; now and then by what an older screen showed, or by no legal way. */
export async function repairWhatDiffers(simulation: Simulation, person: ActingPerson): Promise<void> {
  const { random, scheduler } = simulation.environment;
  const open = [...simulation.store.tables.differences.rows()].filter((difference) => difference.end === null);
  if (open.length === 0) return;
  const { id, fingerprint, ...difference } = random.pick(open);
  await scheduler.sleep(random.pick([0, 50, 3_000]));
  const legal = repairsOf(difference);
  const repair: Repair = random.chance(0.9)
    ? random.pick(legal)
    : random.pick(["take_over", "leave_task", "acknowledge"]);
  const asked = { differenceId: id, fingerprint, repair, note: "seen" };
  await askProcess(simulation, `${person.id}: ${repair} of difference ${id}`, (deps) =>
    repairDifference(deps, person, asked),
  );
}

export function seenTaskOf(simulation: Simulation): KeptTask | null {
  const { tasks } = simulation.store.tables;
  return tasks.find((task) => task.state === "open" && task.seenAt !== null && !task.seenDenied) ?? null;
}

/** 完了確認待ち: says that it is the work, or that it is not. */
export async function answerSeenWork(simulation: Simulation, task: KeptTask, person: ActingPerson): Promise<void> {
  const word = simulation.environment.random.chance(0.85) ? "done" : "not_this";
  const asked = { taskId: task.id, amountAfter: task.amountAfter, outcome: word } as const;
  await askProcess(simulation, `${person.id} says ${word} of task ${task.id}`, (deps) =>
    settleSeenWork(deps, person, asked),
  );
}
