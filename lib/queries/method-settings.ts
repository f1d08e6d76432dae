import { queryOptions } from "@tanstack/react-query";
import type { MethodSettings } from "@/lib/method-settings/contract";

async function fetchMethodSettings(signal: AbortSignal): Promise<readonly MethodSettings[]> {
  const response = await fetch("/api/settings/methods", { signal, cache: "no-store" });
  if (!response.ok) throw new Error(`the settings could not be read: ${response.status}`);
  return response.json();
}

/** Every method's flags. The feed tells when another administrator has turned one. */
export function methodSettingsQuery() {
  return queryOptions({
    queryKey: ["method-settings"],
    queryFn: ({ signal }) => fetchMethodSettings(signal),
  });
}
