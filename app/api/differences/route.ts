import { staffRoute } from "@/lib/auth/staff-route";
import { database } from "@/lib/db/client";
import { listDifferences } from "@/lib/differences/list-differences";

/** GET /api/differences?… : a page of 突合. */
export const GET = staffRoute("viewer", async (request) => {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  return Response.json(await listDifferences(database(), params), { headers: { "Cache-Control": "no-store" } });
});
