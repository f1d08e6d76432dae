import { notThere, staffRoute } from "@/lib/auth/staff-route";
import { readDifference } from "@/lib/differences/read-difference";

interface Context {
  readonly params: Promise<{ readonly differenceId: string }>;
}

/** GET /api/differences/{id} : both sides of one difference, and its legal repairs. */
export const GET = staffRoute<Context>("viewer", async (_request, _staff, { params }) => {
  const { differenceId } = await params;
  const view = /^[1-9]\d{0,8}$/.test(differenceId) ? await readDifference(Number(differenceId)) : null;
  if (view === null) return notThere("difference_not_found");
  return Response.json(view, { headers: { "Cache-Control": "no-store" } });
});
