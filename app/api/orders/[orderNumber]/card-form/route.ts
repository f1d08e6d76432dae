import { notThere, staffRoute } from "@/lib/auth/staff-route";
import { orderNumberIn } from "@/lib/payments/model/order-number";
import { openCardForm } from "@/lib/payments/verbs/open-card-form";
import { liveDeps } from "@/lib/process/live-deps";

interface Context {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

/** Asks the provider to open its card form. It will answer to the page that asked: the front door knows that one as ours. */
export const POST = staffRoute<Context>("operator", async (request, staff, { params }) => {
  const orderNumber = orderNumberIn((await params).orderNumber);
  const shopOrigin = request.headers.get("origin");
  if (orderNumber === null || shopOrigin === null) return notThere("order_not_found");
  const answer = await openCardForm(liveDeps(), staff, { orderNumber, shopOrigin });
  if (!answer.ok && answer.error.code === "order_not_found") return notThere("order_not_found");
  return Response.json(answer, { headers: { "Cache-Control": "no-store" } });
});
