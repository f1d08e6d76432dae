import { checkHealth } from "@/lib/health/health";
import { shopProbes } from "@/lib/health/shop-probes";

export const dynamic = "force-dynamic";

const PATIENCE_MS = 3_000;

/** 200 once every part of the shop is ready; until then 503, and `missing` and `parts` say which is not. */
export async function GET(): Promise<Response> {
  const health = await checkHealth(shopProbes(process.env), PATIENCE_MS);
  return Response.json(health, {
    status: health.ready ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
