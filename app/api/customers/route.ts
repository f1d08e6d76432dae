import { staffRoute } from "@/lib/auth/staff-route";
import { database } from "@/lib/db/client";
import { findCustomers } from "@/lib/orders/register/find-customers";

/** GET /api/customers?q=…: who ordered before, by name, kana, telephone or mail. */
export const GET = staffRoute("operator", async (request) => {
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  return Response.json(await findCustomers(database(), typed), { headers: { "Cache-Control": "no-store" } });
});
