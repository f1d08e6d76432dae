import { notThere, staffRoute } from "@/lib/auth/staff-route";
import { database } from "@/lib/db/client";
import { readAttempts } from "@/lib/journal/list-journal";

interface Context {
  readonly params: Promise<{ readonly operationId: string }>;
}

/** GET /api/operations/{id}/attempts : what was sent and asked, with the answers as they came. */
export const GET = staffRoute<Context>("viewer", async (_request, _staff, { params }) => {
  const attempts = await readAttempts(database(), (await params).operationId);
  if (attempts === null) return notThere("operation_not_found");
  return Response.json(attempts, { headers: { "Cache-Control": "no-store" } });
});
