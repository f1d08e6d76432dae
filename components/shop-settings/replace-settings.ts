import type { MethodSettings } from "@/lib/method-settings/contract";

/** The list with one method's settings put in the place of the older ones. */
export function replaceSettings(
  all: readonly MethodSettings[] | undefined,
  next: MethodSettings,
): readonly MethodSettings[] {
  return (all ?? []).map((settings) => (settings.methodId === next.methodId ? next : settings));
}
