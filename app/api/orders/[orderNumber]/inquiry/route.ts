import { notThere, staffRoute } from "@/lib/auth/staff-route";
import { liveDeps } from "@/lib/operations/live";
import { inquireOrder } from "@/lib/orders/inquire-order";
import { orderNumberIn } from "@/lib/orders/order-number";

interface Context {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

/** Asks the provider at once what became of the order's open operation. Everybody who sees the order may. */
export const POST = staffRoute<Context>("viewer", async (_request, _staff, { params }) => {
  const orderNumber = orderNumberIn((await params).orderNumber);
  if (orderNumber === null) return notThere("order_not_found");
  const answer = await inquireOrder(liveDeps(), orderNumber);
  return answer.ok || answer.error.code !== "order_not_found" ? Response.json(answer) : notThere("order_not_found");
});
