"use client";

import { ChevronLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useSyncExternalStore } from "react";
import { AddressLink } from "@/components/list/address-link";
import { useShortcut } from "@/components/ui/shortcuts";
import { WALK_WORD } from "@/lib/messages/walk";
import { announceReturn, LIST_PATH } from "./arrival";
import { readListMemory, subscribeListMemory } from "./list-memory";

/** 受注データ管理に戻る: to the list as this tab left it, also by `u`. */
export function ListLink() {
  const router = useRouter();
  const address = useSyncExternalStore(
    subscribeListMemory,
    () => readListMemory().left?.address ?? "",
    () => "",
  );
  const href = `${LIST_PATH}${address}`;
  const go = () => {
    announceReturn();
    // The list scrolls to where it was by itself.
    router.push(href, { scroll: false });
  };
  useShortcut("u", go);
  return (
    <AddressLink href={href} onGo={go} className="text-link inline-flex items-center gap-0.5">
      <ChevronLeft className="size-4" aria-hidden="true" />
      {WALK_WORD.back}
    </AddressLink>
  );
}
