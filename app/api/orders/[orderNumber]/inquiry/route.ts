import { notThere, staffRoute } from "@/lib/auth/staff-route";
import { orderNumberIn } from "@/lib/payments/model/order-number";
import { inquireOrder } from "@/lib/payments/verbs/inquire-order";
import { liveDeps } from "@/lib/process/live-deps";

interface Context {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

/** Asks the provider at once what became of the order's open operation. Every role that sees the order may. */
export const POST = staffRoute<Context>("viewer", async (_request, _staff, { params }) => {
  const orderNumber = orderNumberIn((await params).orderNumber);
  if (orderNumber === null) return notThere("order_not_found");
  const answer = await inquireOrder(liveDeps(), orderNumber);
  return answer.ok || answer.error.code !== "order_not_found" ? Response.json(answer) : notThere("order_not_found");
});
