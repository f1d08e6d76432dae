import { notThere, staffRoute } from "@/lib/auth/staff-route";
import { readOrder } from "@/lib/orders/detail/read-order";
import { orderNumberIn } from "@/lib/payments/model/order-number";

interface Context {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

export const dynamic = "force-dynamic";

/** One order with its verdicts, as of now. 404 `order_not_found` where there is none. */
export const GET = staffRoute<Context>("viewer", async (_request, staff, { params }) => {
  const orderNumber = orderNumberIn((await params).orderNumber);
  const view = orderNumber === null ? null : await readOrder(orderNumber, staff);
  if (view === null) return notThere("order_not_found");
  return Response.json(view, { headers: { "Cache-Control": "no-store" } });
});
