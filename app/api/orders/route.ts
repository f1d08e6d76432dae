import { staffRoute } from "@/lib/auth/staff-route";
import { database } from "@/lib/db/client";
import { listOrders } from "@/lib/orders/list/list-orders";

/** GET /api/orders?… : a page of the list, asked for as the screen's own address asks. */
export const GET = staffRoute("viewer", async (request) => {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  return Response.json(await listOrders(database(), params), { headers: { "Cache-Control": "no-store" } });
});
