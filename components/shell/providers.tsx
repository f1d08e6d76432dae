"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { LiveRegionProvider } from "@/components/ui/live-region";
import { UndoProvider } from "@/components/ui/undo";
import { getQueryClient } from "@/lib/queries/query-client";

/** What every screen stands on. */
export function Providers({ children }: { readonly children: ReactNode }) {
  return (
    <QueryClientProvider client={getQueryClient()}>
      <NuqsAdapter>
        <LiveRegionProvider>
          <UndoProvider>{children}</UndoProvider>
        </LiveRegionProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}
