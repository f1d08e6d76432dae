import type { Settings } from "../setup/settings.mjs";

/** Where this machine reaches the web app. */
export function localUrl({ host, port }: Settings): string {
  const everywhere = host === "0.0.0.0" || host === "::";
  return `http://${everywhere || host === "127.0.0.1" ? "localhost" : host}:${port}`;
}
