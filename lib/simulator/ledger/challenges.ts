import type { OperationResult } from "@/lib/gateway/protocol";
import type { Mutation } from "../payment";
import type { LedgerContext } from "./session";

/** An authorization that asked its buyer for 3-D Secure, as the buyer's page shows it. */
export interface Challenge {
  readonly request: { readonly provider: string; readonly orderNumber: string; readonly amount: number };
  readonly state: "open" | "approved" | "declined";
}

export async function readChallenge({ pool }: LedgerContext, challengeId: string): Promise<Challenge | null> {
  const { rows } = await pool.query<{ request: Mutation; result: OperationResult; verdict: string | null }>(
    "SELECT request, result, verdict FROM simulator.requests WHERE challenge_id = $1",
    [challengeId],
  );
  const [row] = rows;
  if (row === undefined || row.request.authorization === null) return null;
  const { provider, amount, authorization } = row.request;
  const open = row.result === "pending" && row.verdict === null;
  const state = open ? "open" : row.verdict === "approve" ? "approved" : "declined";
  return { request: { provider, amount, orderNumber: authorization.orderNumber }, state };
}
