import { type SimulatorAddress, tokenHeader } from "@/lib/simulator/address";

/** Asks something of the simulator by its own interface, beside the protocol (docs/simulator.md). */
export function askSimulator(
  simulator: SimulatorAddress,
  method: "POST" | "PUT",
  path: string,
  body: unknown,
): Promise<Response> {
  return fetch(`${simulator.url}/simulator/${path}`, {
    method,
    headers: { ...tokenHeader(simulator), "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** The same, where it has no reason to refuse. */
export async function tellSimulator(
  simulator: SimulatorAddress,
  method: "POST" | "PUT",
  path: string,
  body: unknown,
): Promise<void> {
  const answer = await askSimulator(simulator, method, path, body);
  if (!answer.ok) throw new Error(`the simulator refused ${path}: ${answer.status} ${await answer.text()}`);
}
