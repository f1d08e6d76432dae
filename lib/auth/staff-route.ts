import "server-only";

import { unstable_rethrow } from "next/navigation";
import { isDatabaseAway } from "@/lib/db/away";
import type { RouteFailure } from "@/lib/failures/failure";
import { mayAs, type Role, type StaffMember } from "@/lib/identity/role";
import { logUnexpected } from "@/lib/log/unexpected";
import { currentStaff } from "./session";

type Handler<Context> = (request: Request, staff: StaffMember, context: Context) => Promise<Response>;

/**
 * Wraps a route's handler: 401 without a session, 403 where the role does not reach, 503 while the database is away,
 * 500 with a number that stands in the log. The front door has checked that the request came from a page of this shop.
 */
export function staffRoute<Context>(needed: Role, handler: Handler<Context>) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      const staff = await currentStaff();
      if (staff === null) return failure(401, { code: "signed_out" });
      if (!mayAs(staff.role, needed)) return failure(403, { code: "role", needs: needed });
      return await handler(request, staff, context);
    } catch (error) {
      unstable_rethrow(error);
      if (isDatabaseAway(error)) return failure(503, { code: "database_unavailable" });
      const number = logUnexpected(error, `${request.method} ${new URL(request.url).pathname}`);
      return failure(500, { code: "unexpected", number });
    }
  };
}

/** What a path or a query names is not there: told by a code of the route's own. */
export function notThere(code: `${string}_not_found`): Response {
  return Response.json({ code }, { status: 404, headers: { "Cache-Control": "no-store" } });
}

function failure(status: number, body: RouteFailure): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
