import { cn } from "@/components/ui/class-names";
import { providerBeside } from "@/lib/capability/facts/catalogue";

interface ProviderBesideProps {
  /** The method's name, as it stands before. */
  readonly name: string;
  readonly provider: string;
  readonly className?: string;
}

/** A method's provider in grey beside its name; nothing where the name says it already. */
export function ProviderBeside({ name, provider, className = "text-sm" }: ProviderBesideProps) {
  const shown = providerBeside(name, provider);
  return shown === null ? null : <span className={cn("text-muted", className)}>{shown}</span>;
}
