import "server-only";

import { availableParallelism } from "node:os";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { NoTurn, Turns } from "@/lib/doors/turns";
import { err, ok, type Result } from "@/lib/result/result";

/**
 * A hash keeps a core and one of the process's few threads busy for a twentieth of a second, on purpose. Two at once at most,
 * and a core left over: the threads also shake hands with the database, and the cores answer staff.
 */
const hashing = new Turns({ atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)), waiting: 64 });

/** For better-auth, which makes and looks at every password by these. */
export const passwordInTurn = {
  hash: (password: string) => hashing.take(() => hashPassword(password)),
  verify: (asked: { readonly hash: string; readonly password: string }) => hashing.take(() => verifyPassword(asked)),
} as const;

/** For the verbs that set a password; `busy` where the line is full. */
export async function hashInTurn(password: string): Promise<Result<string, { readonly code: "busy" }>> {
  try {
    return ok(await passwordInTurn.hash(password));
  } catch (error) {
    if (error instanceof NoTurn) return err({ code: "busy" });
    throw error;
  }
}
