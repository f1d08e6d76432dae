import { staffRoute } from "@/lib/auth/staff-route";
import { database } from "@/lib/db/client";
import { HOME_PANELS } from "@/lib/home/home-view";
import { readPanel } from "@/lib/home/read-panel";

/** GET /api/home/limits, … : one panel of ホーム. */
export const GET = staffRoute("viewer", async (_, staff, { params }: RouteContext<"/api/home/[panel]">) => {
  const asked = (await params).panel;
  const panel = HOME_PANELS.find((one) => one === asked);
  const headers = { "Cache-Control": "no-store" };
  if (panel === undefined) return Response.json({ code: "not_found" }, { status: 404, headers });
  return Response.json(await readPanel(database(), panel, staff.id), { headers });
});
