"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { auth } from "@/lib/auth/auth";
import { safeNext } from "@/lib/auth/next-path";
import { currentSession } from "@/lib/auth/session";
import { signIn } from "@/lib/auth/sign-in";
import { database } from "@/lib/db/client";
import { noteSessionEnd } from "@/lib/db/people/ended-sessions";
import type { SignInProblem } from "@/lib/messages/sign-in";

export interface SignInState {
  readonly problem: SignInProblem | null;
  /** What was typed, so that it need not be typed again. The password is not among it. */
  readonly email: string;
}

/** The form of サインイン. Works without a script in the browser. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const email = text(form, "email");
  const problem = await signIn(email, text(form, "password"));
  if (problem !== null) return { problem, email: email.slice(0, 254) };
  redirect(safeNext(text(form, "next")));
}

export async function signOutAction(): Promise<void> {
  const session = await currentSession();
  if (session !== null) await noteSessionEnd(database(), session.sessionId, "signed_out");
  await auth().api.signOut({ headers: await headers() });
  redirect("/sign-in");
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
