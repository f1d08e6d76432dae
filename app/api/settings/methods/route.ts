import { staffRoute } from "@/lib/auth/staff-route";
import { database } from "@/lib/db/client";
import { readAllSettings } from "@/lib/method-settings/read-settings";

export const GET = staffRoute("viewer", async () =>
  Response.json(await readAllSettings(database()), { headers: { "Cache-Control": "no-store" } }),
);
