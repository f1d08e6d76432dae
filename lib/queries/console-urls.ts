import { queryOptions } from "@tanstack/react-query";
import { shopSettingsQuery } from "./shop-settings";

/** Where each provider's own console is opened: a part of the shop's settings, asked once for a window and followed. */
export function consoleUrlsQuery() {
  return queryOptions({ ...shopSettingsQuery(), staleTime: 300_000, select: ({ consoleUrls }) => consoleUrls });
}
