"use client";

import { useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { CONSOLE_URLS_ID } from "@/components/places/settings-place";
import { PROVIDERS, type ProviderId } from "@/lib/capability/facts/catalogue";
import { CONSOLE_LINK } from "@/lib/messages/console-link";
import { consoleUrlsQuery } from "@/lib/queries/console-urls";

export interface ConsoleLinkProps {
  readonly provider: ProviderId;
  /** If there is no address, a 管理者 gets the way to set it. */
  readonly mayChange: boolean;
  /** Where room is short, or where an address is no duty: nothing stands for one that is not set. */
  readonly quiet?: boolean;
}

/** The provider's own console, in a tab of its own; while no address is set, that, and the way to set it. */
export function ConsoleLink({ provider, mayChange, quiet = false }: ConsoleLinkProps) {
  const { data } = useQuery(consoleUrlsQuery());
  const { label } = PROVIDERS[provider];
  if (data === undefined) return null;
  const url = data[provider];
  if (url !== undefined) {
    return (
      <a
        className="inline-flex items-center gap-1 text-link whitespace-nowrap print:hidden"
        href={url}
        target="_blank"
        rel="noreferrer noopener"
        aria-label={CONSOLE_LINK.openOf(label)}
      >
        {quiet ? CONSOLE_LINK.openShort : CONSOLE_LINK.open}
        <ExternalLink className="size-4" aria-hidden="true" />
      </a>
    );
  }
  if (quiet) return null;
  return (
    <span className="text-muted text-sm">
      {CONSOLE_LINK.notSet}
      {mayChange ? (
        <Link
          className="ml-1 text-link"
          href={`/settings/shop#${CONSOLE_URLS_ID}`}
          aria-label={CONSOLE_LINK.toSettingOf(label)}
        >
          {CONSOLE_LINK.toSetting}
        </Link>
      ) : null}
    </span>
  );
}
