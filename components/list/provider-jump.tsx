"use client";

import type { ReactNode } from "react";
import { Select } from "@/components/ui/select";
import { PROVIDERS, type ProviderId } from "@/lib/capability/facts/catalogue";

/** The id of a provider's heading on a page that runs through many. */
export function providerAnchor(provider: ProviderId): string {
  return `provider-${provider}`;
}

/** What a heading needs, so that it is neither under the bar nor under this one when it is jumped to. */
export const UNDER_JUMP = "scroll-mt-[calc(var(--bar-height)+6rem)]";

/**
 * Over a long page, and in sight wherever one is on it: the way to each provider, and what the page's signs mean.
 */
export function ProviderJump(props: { readonly providers: readonly ProviderId[]; readonly children?: ReactNode }) {
  const jump = (provider: string) => {
    const heading = document.getElementById(`provider-${provider}`);
    heading?.scrollIntoView({ block: "start" });
    heading?.focus({ preventScroll: true });
  };
  return (
    <div className="sticky top-[var(--bar-height)] z-20 flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 bg-page py-1 print:static">
      <Select
        aria-label="決済代行会社へ移動"
        className="w-56 max-w-full print:hidden"
        value=""
        onChange={(event) => jump(event.target.value)}
      >
        <option value="">決済代行会社へ移動</option>
        {props.providers.map((provider) => (
          <option key={provider} value={provider}>
            {PROVIDERS[provider].label}
          </option>
        ))}
      </Select>
      {props.children}
    </div>
  );
}
