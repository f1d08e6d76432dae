import type { Role } from "@/lib/staff/role";
import { SAMPLE_ACCOUNTS, type SampleAccount } from "@/prisma/sample/staff";

/** The sample's account of that role. */
export function accountOf(role: Role): SampleAccount {
  const account = SAMPLE_ACCOUNTS.find((one) => one.role === role);
  if (account === undefined) throw new Error(`the sample has no account for ${role}`);
  return account;
}

/** Signs in as the sample's account of that role; answers the cookie that goes with each request from then on. */
export async function signIn(url: string, role: Role): Promise<string> {
  const { email, password } = accountOf(role);
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`nobody could sign in: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
