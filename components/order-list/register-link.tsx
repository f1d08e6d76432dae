import { PencilLine } from "lucide-react";
import Link from "next/link";
import { REGISTER_PATH } from "@/components/places/order-path";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { REGISTER_WORD } from "@/lib/messages/register";

interface RegisterLinkProps {
  readonly label?: string;
  readonly size?: ButtonProps["size"];
}

/** Where another order may be registered next; the key `n` does the same on every screen. */
export function RegisterLink({ label = REGISTER_WORD.open, size }: RegisterLinkProps) {
  return (
    <Button asChild {...(size === undefined ? {} : { size })}>
      <Link href={REGISTER_PATH}>
        <PencilLine aria-hidden="true" />
        {label}
        <Kbd hint>n</Kbd>
      </Link>
    </Button>
  );
}
