import { staffRoute } from "@/lib/auth/staff-route";
import { database } from "@/lib/db/client";
import { listJournal } from "@/lib/journal/list-journal";

/** GET /api/operations?… : a page of 連携履歴. */
export const GET = staffRoute("viewer", async (request) => {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  return Response.json(await listJournal(database(), params), { headers: { "Cache-Control": "no-store" } });
});
