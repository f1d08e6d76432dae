"use client";

import { ChevronLeft } from "lucide-react";
import { useSyncExternalStore } from "react";
import { AddressLink } from "@/components/list/address-link";
import { useGo } from "@/components/live/use-go";
import { useShortcut } from "@/components/ui/shortcuts";
import { WALK_WORD } from "@/lib/messages/walk";
import { announceReturn, LIST_PATH } from "./arrival";
import { readListMemory, subscribeListMemory } from "./list-memory";

/** 受注データ管理に戻る: to the list as this tab left it, also by `u`. */
export function ListLink() {
  const lead = useGo();
  const address = useSyncExternalStore(
    subscribeListMemory,
    () => readListMemory().left?.address ?? "",
    () => "",
  );
  const href = `${LIST_PATH}${address}`;
  // The list scrolls to where it was by itself.
  const go = () => void lead(href, { scroll: false, before: announceReturn });
  useShortcut("u", go);
  return (
    <AddressLink href={href} onGo={go} className="text-link inline-flex items-center gap-0.5">
      <ChevronLeft className="size-4" aria-hidden="true" />
      {WALK_WORD.back}
    </AddressLink>
  );
}
