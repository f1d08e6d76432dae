import { queryOptions } from "@tanstack/react-query";
import type { MethodSettings } from "@/lib/payment-methods/contract";

async function fetchMethodSettings(signal: AbortSignal): Promise<readonly MethodSettings[]> {
  const response = await fetch("/api/settings/methods", { signal, cache: "no-store" });
  if (!response.ok) throw new Error(`the settings could not be read: ${response.status}`);
  return response.json();
}

/** Every method's flags. Asked again when the window is looked at, so that two administrators see each other's work. */
export function methodSettingsQuery() {
  return queryOptions({
    queryKey: ["method-settings"],
    queryFn: ({ signal }) => fetchMethodSettings(signal),
    refetchInterval: 60_000,
  });
}
