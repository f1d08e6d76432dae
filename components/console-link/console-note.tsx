import { cn } from "@/components/ui/class-names";
import { CONSOLE_LINK } from "@/lib/messages/console-link";

/** The page asks for it wherever work is left to a provider's console: how it is used, and until when, the provider says. */
export function ConsoleNote({ className }: { readonly className?: string }) {
  return <span className={cn("block text-muted text-sm", className)}>{CONSOLE_LINK.note}</span>;
}
