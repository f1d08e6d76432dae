import type { OrderRecord } from "@/lib/payments/model/records";
import type { KeptTask } from "@/lib/payments/testing/memory-tables";
import { registrationSession } from "../../acting/registration-session";
import { verbSession } from "../../acting/verb-session";
import { HISTORY_STAFF } from "../../shop/settings";
import type { Simulation } from "../shop/simulation";
import { consoleSessionInMemory, unaskedWorkInMemory } from "./console-session";
import { deskInMemory } from "./desk";
import {
  keepRefusedWorkInMemory,
  moveStatusInMemory,
  openThePageInMemory,
  revokeRoleInMemory,
  sayWhatTheConsoleShowsInMemory,
  turnFlagInMemory,
} from "./other-acts";
import { arrivesLate, livesInShop, somethingThereInMemory } from "./provider-acts";
import { answerSeenWork, lookNow, repairWhatDiffers, roundNow, seenTaskOf } from "./reconcile-acts";

/** How long after one act the next one begins. Acts take their own time and overlap. */
const PAUSES_MS = [0, 0, 0, 5, 20, 100, 1_000, 1_000, 4_000, 9_000, 15_000, 40_000];

/** Three to twelve acts by several staff; resolves when the last one has ended. */
export async function playActsInMemory(simulation: Simulation): Promise<void> {
  const { random, scheduler } = simulation.environment;
  const acts: Promise<void>[] = [];
  const count = random.pick([3, 4, 4, 5, 5, 6, 7, 8, 10, 12]);
  for (let index = 0; index < count; index += 1) {
    await scheduler.sleep(random.pick(PAUSES_MS));
    acts.push(oneAct(simulation));
  }
  await Promise.all(acts);
  await settleByHand(simulation);
}

/** An operation that is still open may come to 要確認: then staff look in the provider's console and say what it shows. */
async function settleByHand(simulation: Simulation): Promise<void> {
  const { random, scheduler } = simulation.environment;
  for (let looks = 0; looks < 3 && simulation.open.length > 0; looks += 1) {
    await scheduler.sleep(random.pick([20_000, 45_000, 70_000]));
    await sayWhatTheConsoleShowsInMemory(simulation, random.pick(HISTORY_STAFF.slice(0, 3)));
  }
}

async function oneAct(simulation: Simulation): Promise<void> {
  const { random, plan, clocks, note } = simulation.environment;
  const order = random.pick([...simulation.store.tables.orders.rows()]);
  const person = random.chance(0.03) ? random.pick(HISTORY_STAFF) : random.pick(HISTORY_STAFF.slice(0, 3));
  const task = openTaskOf(simulation, order);
  const waiting = simulation.open.some((operation) => operation.state === "needs_person");
  const refused = simulation.store.tables.operations.find((one) => one.orderId === order.id && one.state === "failed");
  const differs = simulation.store.tables.differences.find((one) => one.end === null) !== undefined;
  const seen = seenTaskOf(simulation);
  const act = random.weighted({
    verb: 6,
    status: 0.5,
    page: 0.7,
    flag: plan.rate("flag_toggled") * 8,
    role: plan.rate("role_revoked") * 8,
    clock: plan.rate("clock_jump") * 8,
    unasked: plan.rate("unasked_console_work") * 8,
    console: task === null ? 0 : 3,
    word: waiting ? 6 : 0,
    keep: refused === undefined ? 0 : 2,
    look: 0.8,
    round: 0.5,
    repair: differs ? 3 : 0,
    seen: seen === null ? 0 : 3,
    registration: 0.6,
    there: 0.5,
    arrival: livesInShop(simulation, order) ? 0 : 0.6,
  });
  switch (act) {
    case "verb":
      return verbSession(deskInMemory(simulation, person), order.orderNumber);
    case "status":
      return moveStatusInMemory(simulation, order, person);
    case "page":
      return openThePageInMemory(simulation, order, person);
    case "flag":
      return turnFlagInMemory(simulation, order);
    case "role":
      return revokeRoleInMemory(simulation);
    case "clock": {
      plan.count("clock_jump");
      const now = clocks.jump();
      return note(() => `a clock jumps: ${now}`);
    }
    case "unasked":
      return unaskedWorkInMemory(simulation, order.id);
    case "console":
      return task === null ? undefined : consoleSessionInMemory(simulation, task, person);
    case "word":
      return sayWhatTheConsoleShowsInMemory(simulation, person);
    case "keep":
      return keepRefusedWorkInMemory(simulation, order, person);
    case "look":
      return lookNow(simulation, order);
    case "round":
      return roundNow(simulation);
    case "repair":
      return repairWhatDiffers(simulation, person);
    case "registration":
      return registrationSession(deskInMemory(simulation, person));
    case "there":
      return somethingThereInMemory(simulation, order);
    case "arrival":
      return arrivesLate(simulation, order);
    case "seen":
      return seen === null ? undefined : answerSeenWork(simulation, seen, person);
  }
}

function openTaskOf(simulation: Simulation, order: OrderRecord): KeptTask | null {
  return simulation.store.tables.tasks.find((task) => task.orderId === order.id && task.state === "open") ?? null;
}
