import { PencilLine } from "lucide-react";
import Link from "next/link";
import { REGISTER_PATH } from "@/components/order-list/order-path";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { REGISTER_WORD } from "@/lib/messages/register";

/** At the head of ホーム and of the list; the key `n` does the same on every screen. */
export function RegisterLink() {
  return (
    <Button asChild>
      <Link href={REGISTER_PATH}>
        <PencilLine aria-hidden="true" />
        {REGISTER_WORD.open}
        <Kbd hint>n</Kbd>
      </Link>
    </Button>
  );
}
