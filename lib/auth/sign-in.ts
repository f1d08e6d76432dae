import "server-only";

import { APIError } from "better-auth/api";
import { headers } from "next/headers";
import { NO_TURN_HEADER } from "@/lib/doors/no-turn";
import { logUnexpected } from "@/lib/log/unexpected";
import type { SignInProblem } from "@/lib/messages/sign-in";
import { auth } from "./auth";

/** Signs in and sets the session's cookie; null when it worked. Limited per account (sign-in-limit.ts). */
export async function signIn(email: string, password: string): Promise<SignInProblem | null> {
  if (email.trim() === "" || password === "") return "required";
  try {
    const asking = await headers();
    if (asking.has(NO_TURN_HEADER)) return "busy";
    await auth().api.signInEmail({ body: { email: email.trim(), password }, headers: asking });
    return null;
  } catch (error) {
    if (error instanceof APIError) return problemOf(error);
    logUnexpected(error, "sign-in");
    return "unavailable";
  }
}

function problemOf(error: APIError): SignInProblem {
  if (error.statusCode >= 500) {
    logUnexpected(error, "sign-in");
    return "unavailable";
  }
  switch (error.body?.code) {
    case "SIGN_IN_LOCKED":
      return "locked";
    case "BANNED_USER":
      return "banned";
    case "FAILED_TO_CREATE_SESSION":
      logUnexpected(error, "sign-in");
      return "unavailable";
    default:
      // An address of the wrong form, a password too long: no account has them.
      return "wrong";
  }
}
