import "server-only";

import { isWorkerAlive, readSchemaHealth, readStaffHealth } from "@/lib/db/admin/health";
import { createHttpGateway } from "@/lib/gateway/http-gateway";
import type { Probes } from "./health";

/** The probes of the shop that this environment describes. */
export function shopProbes(env: NodeJS.ProcessEnv): Probes {
  // Two probes read it, and it is read once.
  const schema = readSchemaHealth();
  return {
    database: async () => {
      await schema;
      return null;
    },
    migrations: async () => {
      const { pending, failed } = await schema;
      if (failed.length > 0) return `stopped half-way in ${failed.join(", ")}`;
      return pending.length > 0 ? `not applied: ${pending.join(", ")}` : null;
    },
    staff: async () => {
      const { layingSample, someoneCanSignIn } = await readStaffHealth();
      if (layingSample) return "the sample is being laid";
      return someoneCanSignIn ? null : "no account can sign in";
    },
    gateway: () => probeGateway(env),
    worker: async () => ((await isWorkerAlive()) ? null : "no sign of life"),
  };
}

async function probeGateway({ GATEWAY_URL, GATEWAY_TOKEN }: NodeJS.ProcessEnv): Promise<string | null> {
  if (!GATEWAY_URL) return "GATEWAY_URL is not set";
  const reply = await createHttpGateway({ baseUrl: GATEWAY_URL, token: GATEWAY_TOKEN }).health();
  if (reply.kind === "answer") return null;
  return reply.kind === "refused_by_protocol" ? reply.code : reply.cause;
}
