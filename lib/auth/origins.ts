/** Where the shop is opened, from the environment. `APP_URL` names it when it stands behind another name or https. */
export interface Origins {
  readonly baseURL: string;
  readonly trusted: readonly string[];
  /** Cookies marked Secure never come back over plain http, so they are marked only behind https. */
  readonly secure: boolean;
}

export function originsFrom(env: Readonly<Record<string, string | undefined>>): Origins {
  const port = env.PORT || "3000";
  const local = [`http://localhost:${port}`, `http://127.0.0.1:${port}`] as const;
  const baseURL = env.APP_URL ? new URL(env.APP_URL).origin : local[0];
  return { baseURL, trusted: [...new Set([baseURL, ...local])], secure: baseURL.startsWith("https:") };
}
