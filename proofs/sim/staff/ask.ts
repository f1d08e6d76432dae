import type { VerbDeps } from "@/lib/payments/verbs/verb-deps";
import { type MaybeAnswer, NO_ANSWER } from "../../acting/desk";
import type { Process } from "../machines/process";
import type { CallTrace, Simulation } from "../shop/simulation";

/** One request to one of the web processes. Whatever the product throws is a violation: no verb may throw. */
export async function askProcess<T>(
  simulation: Simulation,
  what: string,
  work: (deps: VerbDeps) => Promise<T>,
  trace?: CallTrace,
): Promise<MaybeAnswer<T>> {
  const { scheduler, random, note } = simulation.environment;
  await scheduler.sleep(random.int(0, 20));
  const { process } = random.pick(simulation.webs);
  if (process === null) return NO_ANSWER;
  const heard = await answerOf(simulation, process, work(simulation.depsOf(process, trace)), what);
  note(() => `${process.name} answers ${what}: ${heard === NO_ANSWER ? "nothing" : JSON.stringify(heard)}`);
  return heard;
}

function answerOf<T>(
  simulation: Simulation,
  process: Process,
  answer: Promise<T>,
  what: string,
): Promise<MaybeAnswer<T>> {
  return new Promise((resolve) => {
    process.onDeath(() => resolve(NO_ANSWER));
    answer.then(resolve, (error: unknown) => {
      simulation.environment.broke(`${what} threw ${error instanceof Error ? error.stack : String(error)}`);
      resolve(NO_ANSWER);
    });
  });
}
