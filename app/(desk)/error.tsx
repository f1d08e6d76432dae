"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { BrokenPage } from "@/components/shell/broken-page";

/** Inside the frame: menu and counts stay, the page is asked for again. */
export default function DeskError(props: { readonly error: Error & { digest?: string }; readonly reset: () => void }) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      props.reset();
    });
  return <BrokenPage digest={props.error.digest} retry={retry} />;
}
