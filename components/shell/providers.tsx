"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { Toaster } from "sonner";
import { LiveRegionProvider } from "@/components/ui/live-region";
import { TooltipProvider } from "@/components/ui/tooltip";
import { getQueryClient } from "@/lib/queries/query-client";

/** What every screen stands on. Toasts only say that something elsewhere is done; results of money stay in place. */
export function Providers({ children }: { readonly children: ReactNode }) {
  return (
    <QueryClientProvider client={getQueryClient()}>
      <NuqsAdapter>
        <TooltipProvider delayDuration={400}>
          <LiveRegionProvider>{children}</LiveRegionProvider>
        </TooltipProvider>
      </NuqsAdapter>
      <Toaster theme="system" position="bottom-right" duration={6000} visibleToasts={3} containerAriaLabel="お知らせ" />
    </QueryClientProvider>
  );
}
