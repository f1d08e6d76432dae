import "server-only";

import { createSafeActionClient, returnServerError } from "next-safe-action";
import { z } from "zod";
import { currentStaff } from "@/lib/auth/session";
import { isDatabaseAway } from "@/lib/db/away";
import type { ServerFailure } from "@/lib/failures/failure";
import { fieldCode } from "@/lib/failures/field-codes";
import { mayAs, type Role, type StaffMember } from "@/lib/identity/role";
import { logUnexpected } from "@/lib/log/unexpected";

z.config({ customError: fieldCode });

const client = createSafeActionClient({
  // Whatever breaks once the verb has begun, a lost database too, may have been carried out: no word about that here.
  handleServerError: (error): ServerFailure => ({ code: "unexpected", number: logUnexpected(error, "action") }),
});

/**
 * Every action begins with this: an action is a public address, so session, role and input are checked here on each
 * call, in this order. `ctx.staff` is who asks. Return a Result: what is refused on purpose is a value, and what
 * throws becomes `unexpected` with a number.
 *
 *     export const changeMemo = staffAction("operator").inputSchema(schema).action(async ({ parsedInput, ctx }) => …)
 */
export function staffAction(needed: Role) {
  return client.use(async ({ next }) => {
    const staff = await whoAsks();
    if (staff === null) return returnServerError<ServerFailure>({ code: "signed_out" });
    if (!mayAs(staff.role, needed)) return returnServerError<ServerFailure>({ code: "role", needs: needed });
    return next({ ctx: { staff } });
  });
}

/** Nothing has begun yet, so that a database that is away here is the certain answer: nothing was changed. */
async function whoAsks(): Promise<StaffMember | null> {
  try {
    return await currentStaff();
  } catch (error) {
    if (isDatabaseAway(error)) return returnServerError<ServerFailure>({ code: "database_unavailable" });
    throw error;
  }
}
