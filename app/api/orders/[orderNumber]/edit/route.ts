import { staffRoute } from "@/lib/auth/staff-route";
import { readOrderEdit } from "@/lib/orders/read-order";

interface Context {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

export const dynamic = "force-dynamic";

/** One order as 受注編集 opens it, as of now. 404 `order_not_found` where there is none. */
export const GET = staffRoute<Context>("viewer", async (_request, staff, { params }) => {
  const { orderNumber } = await params;
  const view = await readOrderEdit(decodeURIComponent(orderNumber), staff);
  const headers = { "Cache-Control": "no-store" };
  if (view === null) return Response.json({ code: "order_not_found" }, { status: 404, headers });
  return Response.json(view, { headers });
});
