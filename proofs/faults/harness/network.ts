import { setTimeout as pause } from "node:timers/promises";
import type { SimulatorAddress } from "@/lib/simulator/address";
import { ON_THE_WIRE, type WireFault } from "../../fault-words";
import { askSimulator, tellSimulator } from "../../harness/simulator-control";
import type { SeededRandom } from "../../random";
import type { Decider, InquiryCourse, SentOperation, WireCourse } from "../../wire/course";
import { drawnCourse, drawnInquiryTrouble } from "../../wire/drawn";
import type { MachineFault } from "../script/kinds";
import { chanceOf } from "../script/script";
import type { History } from "./history";

/** Which course each fault on the wire is. */
const COURSES: Readonly<Record<WireFault, Exclude<WireCourse["does"], "pass">>> = {
  lost_before: "lose_before",
  lost_after: "lose_after",
  slow: "slow",
  doubled: "double",
  late_after_empty_inquiry: "late",
  error_after_acting: "error_after",
  garbage: "garbage",
  wrong_amount_echoed: "misquote",
};
const AT_THE_PROVIDER = [
  "pending",
  "refused_by_provider",
  "other_amount",
  "after_expiry",
  "claimed_without_entry",
  "refused_with_entry",
] as const satisfies readonly MachineFault[];
/** The provider's answers about these always contradict its ledger: only a person can settle them. */
const LIES: readonly MachineFault[] = ["other_amount", "claimed_without_entry", "refused_with_entry"];

/** The fault that a course was, where it took effect. */
export function faultOf(sent: SentOperation): MachineFault | null {
  return ON_THE_WIRE.find((kind) => COURSES[kind] === sent.fault) ?? null;
}

/** What goes wrong on the way to the providers' side and there, as each history drew it. */
export class Network implements Decider {
  readonly #simulator: SimulatorAddress;
  /** Whose each operation is. */
  readonly #owners: ReadonlyMap<string, History>;
  readonly #count = new Map<string, number>();

  constructor(simulator: SimulatorAddress, owners: ReadonlyMap<string, History>) {
    this.#simulator = simulator;
    this.#owners = owners;
  }

  async mutation(sent: SentOperation): Promise<WireCourse> {
    const history = this.#owners.get(sent.operationId);
    if (history === undefined) return { does: "pass" };
    history.note(() => `the wire: ${sent.kind} ${sent.amount} as ${sent.operationId}`);
    const { seed, index, rates } = history.script;
    const random = chanceOf(seed, index, `sent ${this.#nth(`mutations of ${index}`)}`);
    const wants = (kind: MachineFault) => !history.calm && random.chance(rates[kind]);
    for (const kind of ON_THE_WIRE) {
      if (!wants(kind)) continue;
      const course = drawnCourse(COURSES[kind], random);
      history.troubled.add(sent.operationId);
      // Where the provider does not know a repetition, it makes two payments: that the second one is shown is asked.
      if (kind === "doubled" && sent.kind === "authorize") history.broken.add(sent.operationId);
      history.note(() => `the wire: ${kind} ${JSON.stringify(course)}`);
      return course;
    }
    const kind = AT_THE_PROVIDER.find((one) => (one !== "pending" || sent.kind === "authorize") && wants(one));
    if (kind !== undefined) await this.#atProvider(kind, sent, history, random);
    return { does: "pass" };
  }

  inquiry(operationId: string): InquiryCourse {
    const history = this.#owners.get(operationId);
    if (history === undefined) return { does: "pass" };
    if (history.isStubborn()) {
      history.troubled.add(operationId);
      history.happened("inquiry_down", operationId);
      return { does: "garbage" };
    }
    const { seed, index, rates } = history.script;
    const random = chanceOf(seed, index, `inquiry ${this.#nth(`inquiries of ${index}`)}`);
    if (history.calm || !random.chance(rates.inquiry_down)) return { does: "pass" };
    const course = drawnInquiryTrouble(random);
    history.troubled.add(operationId);
    history.happened("inquiry_down", `${operationId} ${course.does}`);
    return course;
  }

  #nth(what: string): number {
    const nth = (this.#count.get(what) ?? 0) + 1;
    this.#count.set(what, nth);
    return nth;
  }

  async #atProvider(
    kind: (typeof AT_THE_PROVIDER)[number],
    { operationId, kind: asked, amount }: SentOperation,
    history: History,
    random: SeededRandom,
  ): Promise<void> {
    const cancel = asked === "cancel" || asked === "terminate";
    if (kind === "other_amount" && (cancel || amount <= 100)) return;
    const fault = {
      pending: waiting(random),
      refused_by_provider: {
        kind: "refuse",
        cause: random.pick(["declined", "busy", "already_done", "invalid_state"]),
      },
      other_amount: { kind: "other_amount", by: -random.pick([1, 100]) },
      after_expiry: { kind: "after_expiry", ms: random.pick([100, 2_500, 6_000]) },
      claimed_without_entry: { kind: "unentered" },
      refused_with_entry: { kind: "denied" },
    }[kind];
    // A late mutation may act after an inquiry rightly found that its operation never began.
    if (kind === "after_expiry") history.broken.add(operationId);
    if (LIES.includes(kind)) history.lied.add(operationId);
    const order = { on: "mutation", fault, match: { operationId } };
    await tellSimulator(this.#simulator, "POST", "faults", order);
    history.troubled.add(operationId);
    history.happened(kind, operationId);
    if (fault.kind === "challenge") void this.#buyerComes(operationId, random);
  }

  /** 3-D Secure: the buyer goes through it or refuses, as soon as the provider asks. */
  async #buyerComes(operationId: string, random: SeededRandom): Promise<void> {
    const verdict = random.chance(0.7) ? "approve" : "decline";
    await pause(random.pick([500, 3_000, 9_000]));
    for (let times = 0; times < MOST_LOOKS; times += 1) {
      const path = `authorizations/${operationId}/verdict`;
      if ((await askSimulator(this.#simulator, "POST", path, { verdict })).ok) return;
      await pause(LOOK_MS);
    }
  }
}

/** The buyer looks for the provider's page again where it is not there yet. */
const MOST_LOOKS = 20;
const LOOK_MS = 500;

/** An authorization waits for its buyer or, which ends by itself, for screening. */
function waiting(random: SeededRandom) {
  if (random.chance(0.5)) return { kind: "challenge" } as const;
  const end = random.chance(0.7) ? "approve" : "decline";
  return { kind: "screening", ms: random.pick([500, 3_000, 9_000]), end } as const;
}
