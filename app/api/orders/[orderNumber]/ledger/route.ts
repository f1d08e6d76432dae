import { staffRoute } from "@/lib/auth/staff-route";
import { liveDeps } from "@/lib/operations/live";
import { readLedger } from "@/lib/orders/read-ledger";

interface Context {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

export const dynamic = "force-dynamic";

/** Our record of an order's payment and the provider's, which is asked for this. 404 `order_not_found` where there is none. */
export const GET = staffRoute<Context>("viewer", async (_request, _staff, { params }) => {
  const { orderNumber } = await params;
  const view = await readLedger(liveDeps().gateway, decodeURIComponent(orderNumber));
  const headers = { "Cache-Control": "no-store" };
  if (view === null) return Response.json({ code: "order_not_found" }, { status: 404, headers });
  return Response.json(view, { headers });
});
