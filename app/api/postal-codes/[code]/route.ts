import { notThere, staffRoute } from "@/lib/auth/staff-route";
import { isPostalCode } from "@/lib/payments/model/address";
import { placeOfPostalCode } from "@/lib/postal-codes/look-up";

interface Context {
  readonly params: Promise<{ readonly code: string }>;
}

/** GET /api/postal-codes/1540001: the place that a code names. An unknown code is an answer, too; what is no code is not. */
export const GET = staffRoute<Context>("operator", async (_request, _staff, { params }) => {
  const { code } = await params;
  if (!isPostalCode(code)) return notThere("postal_code_not_found");
  return Response.json(placeOfPostalCode(code), { headers: { "Cache-Control": "no-store" } });
});
