import { staffRoute } from "@/lib/auth/staff-route";
import { database } from "@/lib/db/client";
import { findExact } from "@/lib/orders/list/find-exact";

/** GET /api/exact-order?q=…: the order that a typed text names exactly. */
export const GET = staffRoute("viewer", async (request) => {
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  return Response.json(await findExact(database(), typed), { headers: { "Cache-Control": "no-store" } });
});
