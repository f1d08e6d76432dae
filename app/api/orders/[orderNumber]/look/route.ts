import { notThere, staffRoute } from "@/lib/auth/staff-route";
import { orderNumberIn } from "@/lib/payments/model/order-number";
import { lookAtOrder } from "@/lib/payments/verbs/look-at-order";
import { liveDeps } from "@/lib/process/live-deps";

interface Context {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

/** 突合 of one order at once. Every role that sees the order may: it sends nothing and corrects nothing. */
export const POST = staffRoute<Context>("viewer", async (_request, _staff, { params }) => {
  const orderNumber = orderNumberIn((await params).orderNumber);
  if (orderNumber === null) return notThere("order_not_found");
  const answer = await lookAtOrder(liveDeps(), orderNumber);
  return answer.ok || answer.error.code !== "order_not_found" ? Response.json(answer) : notThere("order_not_found");
});
