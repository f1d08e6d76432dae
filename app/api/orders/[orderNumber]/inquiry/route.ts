import { orderNumberInput } from "@/lib/actions/order-input";
import { staffRoute } from "@/lib/auth/staff-route";
import { liveDeps } from "@/lib/operations/live";
import { inquireOrder } from "@/lib/orders/inquire-order";
import { err } from "@/lib/result/result";

interface Context {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

/** Asks the provider at once what became of the order's open operation. Everybody who sees the order may. */
export const POST = staffRoute<Context>("viewer", async (_request, _staff, { params }) => {
  const orderNumber = orderNumberInput.safeParse(decodeURIComponent((await params).orderNumber));
  if (!orderNumber.success) return Response.json(err({ code: "order_not_found" }));
  return Response.json(await inquireOrder(liveDeps(), orderNumber.data));
});
