"use client";

import { CircleQuestionMark } from "lucide-react";
import Link from "next/link";
import { useGlossary } from "@/components/glossary/glossary";
import { FeedLabel } from "@/components/live/feed-label";
import type { Connection } from "@/lib/gateway/connection";
import type { StaffMember } from "@/lib/identity/role";
import { GLOSSARY_WORD } from "@/lib/messages/glossary-words";
import type { Theme } from "@/lib/messages/theme";
import { ConnectionLabel } from "./connection";
import { Logo } from "./logo";
import { OrderSearch } from "./order-search";
import { StaffMenu } from "./staff-menu";

export interface TopBarProps {
  readonly staff: StaffMember;
  readonly connection: Connection;
  readonly theme: Theme;
}

/**
 * Search, and at the right what is true of the whole window. On a phone the search has a line of its own and the bar
 * scrolls away with the page: its two lines would cover a third of a turned screen.
 */
export function TopBar({ staff, connection, theme }: TopBarProps) {
  const glossary = useGlossary();
  return (
    <header className="z-30 flex flex-wrap items-center gap-2 border-line border-b bg-surface px-3 py-2 tablet:sticky tablet:top-0 tablet:h-12 tablet:flex-nowrap tablet:gap-4 tablet:px-4 tablet:py-0 print:hidden">
      <Link
        href="/"
        aria-label="受注デスク ホーム"
        className="flex shrink-0 items-center gap-2 font-bold text-lg pointer-coarse:min-h-11 desk:w-[11.5rem]"
      >
        <Logo className="size-[1.375rem]" />
        <span className="tablet:hidden desk:inline">受注デスク</span>
      </Link>
      <div className="order-1 w-full tablet:order-none tablet:w-[30rem] tablet:min-w-[13.75rem] tablet:shrink desk:ml-4">
        <OrderSearch />
      </div>
      <div className="flex min-w-0 flex-1 items-center justify-end gap-1 text-muted text-sm tablet:ml-auto tablet:shrink-0 tablet:grow-0 tablet:basis-auto tablet:gap-3 desk:gap-4">
        <FeedLabel />
        <ConnectionLabel connection={connection} />
        <button
          type="button"
          aria-label={GLOSSARY_WORD.open}
          onClick={() => glossary.open()}
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-control hover:bg-sunken max-tablet:size-11"
        >
          <CircleQuestionMark className="size-[1.125rem]" aria-hidden="true" />
        </button>
        <StaffMenu staff={staff} theme={theme} />
      </div>
    </header>
  );
}
