import { notThere, staffRoute } from "@/lib/auth/staff-route";
import { readLedger } from "@/lib/ledger/read-ledger";
import { orderNumberIn } from "@/lib/payments/model/order-number";
import { liveDeps } from "@/lib/process/live-deps";

interface Context {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

export const dynamic = "force-dynamic";

/** Our record of an order's payment and the provider's, which is asked for this. 404 `order_not_found` where there is none. */
export const GET = staffRoute<Context>("viewer", async (_request, _staff, { params }) => {
  const orderNumber = orderNumberIn((await params).orderNumber);
  const view = orderNumber === null ? null : await readLedger(liveDeps().gateway, orderNumber);
  if (view === null) return notThere("order_not_found");
  return Response.json(view, { headers: { "Cache-Control": "no-store" } });
});
