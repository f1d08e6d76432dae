import { orderNumberInput } from "@/lib/actions/order-input";
import { staffRoute } from "@/lib/auth/staff-route";
import { liveDeps } from "@/lib/operations/live";
import { lookAtOrder } from "@/lib/reconciliation/look-at-order";
import { err } from "@/lib/result/result";

interface Context {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

/** 突合 of one order at once. Everybody who sees the order may: nothing is sent, and nothing is corrected. */
export const POST = staffRoute<Context>("viewer", async (_request, _staff, { params }) => {
  const orderNumber = orderNumberInput.safeParse(decodeURIComponent((await params).orderNumber));
  if (!orderNumber.success) return Response.json(err({ code: "order_not_found" }));
  return Response.json(await lookAtOrder(liveDeps(), orderNumber.data));
});
