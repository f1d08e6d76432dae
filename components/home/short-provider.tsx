import { type MethodId, PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";

/** A method's provider where room is short; its name as the page prints it stands in the title. */
export function ShortProvider({ of, className }: { readonly of: MethodId; readonly className?: string }) {
  const { label, short } = PROVIDERS[providerOf(of)];
  return (
    <span className={className} title={label}>
      {short}
    </span>
  );
}
