import { staffRoute } from "@/lib/auth/staff-route";
import { database } from "@/lib/db/client";
import { listTasks } from "@/lib/tasks/list-tasks";

/** GET /api/tasks?… : a page of 管理画面での作業. */
export const GET = staffRoute("viewer", async (request) => {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  return Response.json(await listTasks(database(), params), { headers: { "Cache-Control": "no-store" } });
});
