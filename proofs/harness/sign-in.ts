import type { Role } from "@/lib/identity/role";

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** A signed-in member of staff, and what goes with each request from then on. */
export interface SignedIn {
  readonly user: { readonly id: string; readonly name: string; readonly role: Role };
  readonly cookie: string;
}

/** Signs in as the sign-in screen does; throws where the shop refuses. */
export async function signInOverHttp(url: string, { email, password }: Account): Promise<SignedIn> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${email} could not sign in: ${response.status} ${text}`);
  const { user }: Pick<SignedIn, "user"> = JSON.parse(text);
  const cookies = response.headers.getSetCookie().map((one) => one.split(";")[0]);
  return { user, cookie: cookies.join("; ") };
}
