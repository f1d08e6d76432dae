import { readFileSync } from "node:fs";
import path from "node:path";
import { type APIRequestContext, expect } from "@playwright/test";
import { type SimulatorAddress, tokenHeader } from "@/lib/simulator/address";

/** Where the shop that is tried keeps its data; set by playwright.config.ts. */
export function dataDir(): string {
  const folder = process.env.E2E_DATA_DIR;
  if (folder === undefined) throw new Error("E2E_DATA_DIR is not set: run the journeys through playwright.config.ts");
  return folder;
}

/** The providers' side, as the starter of the shop has written it down. */
export function simulator(): SimulatorAddress {
  const written = readFileSync(path.join(dataDir(), "connection.json"), "utf8");
  const { gatewayUrl: url, gatewayToken: token }: { gatewayUrl: string; gatewayToken: string } = JSON.parse(written);
  return { url, token };
}

/** A person works in the provider's own console and tells the shop nothing (docs/simulator.md). */
export async function workInConsole(
  request: APIRequestContext,
  work: { readonly paymentId: string; readonly kind: "cancel" },
): Promise<void> {
  const at = simulator();
  const answer = await request.post(`${at.url}/simulator/console`, { headers: tokenHeader(at), data: work });
  expect(answer.status(), await answer.text()).toBe(200);
}
