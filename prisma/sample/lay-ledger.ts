import { type SimulatorAddress, tokenHeader } from "@/lib/simulator/address";
import type { LoadLine, LoadReport } from "@/lib/simulator/load-format";

/** Payments in one request: few requests, none of which lasts long enough for an HTTP client to give up. */
const CHUNK = 4_000;

/** Payments on their way into the simulator's ledger. */
export interface LedgerLoad {
  /** Waits only while the simulator is a whole request behind. Rejects when it refused what came before. */
  add(payments: readonly LoadLine[]): Promise<void>;
  /** Resolves once the ledger has all of them. */
  end(): Promise<void>;
}

/** Everything out of the ledger. */
export async function clearLedger(simulator: SimulatorAddress): Promise<void> {
  const response = await fetch(`${simulator.url}/simulator/ledger`, {
    method: "DELETE",
    headers: tokenHeader(simulator),
  });
  if (!response.ok) throw new Error(`the simulator did not clear its ledger: ${await response.text()}`);
}

async function post(simulator: SimulatorAddress, payments: readonly LoadLine[]): Promise<void> {
  const body = payments.map((payment) => `${JSON.stringify(payment)}\n`).join("");
  const response = await fetch(`${simulator.url}/simulator/load`, {
    method: "POST",
    headers: tokenHeader(simulator),
    body,
  });
  if (!response.ok) throw new Error(`the simulator did not take the sample: ${await response.text()}`);
  const { loaded }: LoadReport = await response.json();
  if (loaded !== payments.length) throw new Error(`the simulator took ${loaded} of ${payments.length} payments`);
}

/** Opens a load through the simulator's own interface (docs/simulator.md). */
export function openLedgerLoad(simulator: SimulatorAddress): LedgerLoad {
  let waiting: LoadLine[] = [];
  let underway: Promise<void> = Promise.resolve();
  /** One request at a time, while the next one is gathered. */
  const send = async () => {
    await underway;
    const chunk = waiting;
    waiting = [];
    if (chunk.length === 0) return;
    underway = post(simulator, chunk);
    // The next wait gets its failure; until then it is no unhandled rejection.
    underway.catch(() => undefined);
  };
  return {
    async add(payments) {
      waiting.push(...payments);
      if (waiting.length >= CHUNK) await send();
    },
    async end() {
      await send();
      await underway;
    },
  };
}
