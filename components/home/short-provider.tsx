import { type MethodId, methodShort, PROVIDERS, providerBeside, providerOf } from "@/lib/capability/facts/catalogue";

interface ShortProviderProps {
  readonly of: MethodId;
  readonly className?: string;
}

/** A method's provider where room is short; its name as the page prints it stands in the title. */
export function ShortProvider({ of, className }: ShortProviderProps) {
  const { label, short } = PROVIDERS[providerOf(of)];
  return (
    <span className={className} title={label}>
      {short}
    </span>
  );
}

/** The same beside the method's short name; nothing where that name says the provider already. */
export function ShortProviderBeside(props: ShortProviderProps) {
  const { method, provider } = methodShort(props.of);
  return providerBeside(method, provider) === null ? null : <ShortProvider {...props} />;
}
