import { staffRoute } from "@/lib/auth/staff-route";
import { database } from "@/lib/db/client";
import { countOrders } from "@/lib/orders/list/list-orders";

/** GET /api/counts/orders?… : how many orders the list's address matches. Apart from the page, which does not wait for it. */
export const GET = staffRoute("viewer", async (request) => {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  return Response.json(await countOrders(database(), params), { headers: { "Cache-Control": "no-store" } });
});
