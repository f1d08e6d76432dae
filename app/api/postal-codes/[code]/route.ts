import { staffRoute } from "@/lib/auth/staff-route";
import { placeOf } from "@/lib/postal-codes/look-up";

interface Context {
  readonly params: Promise<{ readonly code: string }>;
}

/** GET /api/postal-codes/1540001: the place that a code names. An unknown code is an answer, too. */
export const GET = staffRoute<Context>("operator", async (_request, _staff, { params }) => {
  return Response.json(placeOf((await params).code), { headers: { "Cache-Control": "no-store" } });
});
