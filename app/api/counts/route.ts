import { staffRoute } from "@/lib/auth/staff-route";
import { database } from "@/lib/db/client";
import { readDeskCounts } from "@/lib/orders/list/read-desk-counts";

/** GET /api/counts : what waits for a person, over the whole shop. */
export const GET = staffRoute("viewer", async () =>
  Response.json(await readDeskCounts(database()), { headers: { "Cache-Control": "no-store" } }),
);
