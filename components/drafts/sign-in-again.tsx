"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { DIALOG_WORD } from "@/lib/messages/dialogs";

/** サインイン, and from there back to this very screen and what was typed on it. A whole page load: nothing of this one stays. */
export function SignInAgain(props: Pick<ComponentProps<typeof Button>, "size" | "variant">) {
  const path = usePathname();
  const search = useSearchParams().toString();
  return (
    <Button asChild {...props}>
      <a href={`/sign-in?next=${encodeURIComponent(search === "" ? path : `${path}?${search}`)}`}>
        {DIALOG_WORD.signIn}
      </a>
    </Button>
  );
}
