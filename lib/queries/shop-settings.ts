import { queryOptions } from "@tanstack/react-query";
import type { ShopSettings } from "@/lib/shop-settings/contract";
import { readList } from "./read-list";

export function shopSettingsQuery() {
  return queryOptions({
    queryKey: ["shop-settings"] as const,
    queryFn: ({ signal }) => readList<ShopSettings>("/api/settings/shop", signal),
  });
}
