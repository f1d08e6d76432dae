import { staffRoute } from "@/lib/auth/staff-route";
import { database } from "@/lib/db/client";
import { readShopSettings } from "@/lib/shop-settings/read-settings";

/** GET /api/settings/shop : the settings of the whole shop. */
export const GET = staffRoute("viewer", async () =>
  Response.json(await readShopSettings(database()), { headers: { "Cache-Control": "no-store" } }),
);
