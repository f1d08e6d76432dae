/** Asks something of the simulator by its own interface, beside the protocol (docs/simulator.md). */
export function askSimulator(url: string, method: "POST" | "PUT", path: string, body: unknown): Promise<Response> {
  return fetch(`${url}/simulator/${path}`, {
    method,
    headers: { "x-simulator-control": "1", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** The same, where it has no reason to refuse. */
export async function tellSimulator(url: string, method: "POST" | "PUT", path: string, body: unknown): Promise<void> {
  const answer = await askSimulator(url, method, path, body);
  if (!answer.ok) throw new Error(`the simulator refused ${path}: ${answer.status} ${await answer.text()}`);
}
