import type { LoadPayment, LoadReport } from "@/lib/simulator/load-format";

const CONTROL = { "x-simulator-control": "1" } as const;

/** Payments on their way into the simulator's ledger, as one request that stays open until `end`. */
export interface LedgerLoad {
  /** Waits while the simulator has enough to do. Rejects when it refuses what came before. */
  add(payments: readonly LoadPayment[]): Promise<void>;
  /** How many payments the ledger took. */
  end(): Promise<number>;
  /** Gives up; nothing is left waiting. */
  abandon(): Promise<void>;
}

/** Everything out of the ledger. */
export async function clearLedger(simulatorUrl: string): Promise<void> {
  const response = await fetch(`${simulatorUrl}/simulator/ledger`, { method: "DELETE", headers: CONTROL });
  if (!response.ok) throw new Error(`the simulator did not clear its ledger: ${await response.text()}`);
}

async function reportOf(response: Response): Promise<LoadReport> {
  if (!response.ok) throw new Error(`the simulator did not take the sample: ${await response.text()}`);
  return response.json();
}

/** Opens a load through the simulator's own interface (docs/simulator.md). */
export function openLedgerLoad(simulatorUrl: string): LedgerLoad {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const text = new TextEncoder();
  const request: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers: CONTROL,
    body: readable,
    duplex: "half",
  };
  const report = fetch(`${simulatorUrl}/simulator/load`, request).then(reportOf);
  // An answer before the end is a refusal: the stream's reader is gone, so a write alone would wait for ever.
  const early = report.then(() => Promise.reject(new Error("the simulator ended the load early")));
  early.catch(() => undefined);
  return {
    add: (payments) => {
      const lines = payments.map((payment) => `${JSON.stringify(payment)}\n`).join("");
      return Promise.race([writer.write(text.encode(lines)), early]);
    },
    async end() {
      await writer.close();
      return (await report).loaded;
    },
    async abandon() {
      await Promise.allSettled([writer.abort(), report]);
    },
  };
}
