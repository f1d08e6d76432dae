import { METHOD_IDS, METHODS, PROVIDER_IDS, PROVIDERS } from "@/lib/capability/facts/catalogue";

/** Kinds of payment and words that name no provider: they may stand anywhere. */
const COMMON = new Set([
  "クレジットカード",
  "キャリア決済",
  "コンビニ決済",
  "後払い決済",
  "都度課金",
  "継続課金",
  "リンクタイプ",
  "3Dセキュア対応",
]);

/** 「A(B)」 names A and B; each alone is enough to name the provider. */
function partsOf(label: string): readonly string[] {
  return [label, ...label.split(/[()]/)].filter((part) => part !== "" && !COMMON.has(part));
}

function distinctNames(): readonly string[] {
  const providers = PROVIDER_IDS.flatMap((id) => [...partsOf(PROVIDERS[id].label), PROVIDERS[id].short]);
  const methods = METHOD_IDS.flatMap((id) => {
    const { label, variant } = METHODS[id];
    return [label, variant].filter((name) => name !== "" && !COMMON.has(name));
  });
  return [...new Set([...providers, ...methods])];
}

/** A name as a word of its own: SB does not stand in SBOM. */
function asWord(name: string): string {
  return `(?<![A-Za-z0-9_-])${name.replace(/[.()/+]/g, "\\$&")}(?![A-Za-z0-9_-])`;
}

// Longest first, so that what is reported is the whole name.
const byLength = (a: string, b: string) => b.length - a.length;
const NAMES = new RegExp([...METHOD_IDS, ...distinctNames()].sort(byLength).map(asWord).join("|"));
const IDS: ReadonlySet<string> = new Set<string>([...METHOD_IDS, ...PROVIDER_IDS]);

/** The provider or method that a text names: one of their ids alone, a method's id or a Japanese name anywhere in it. */
export function nameIn(text: string): string | null {
  if (IDS.has(text)) return text;
  return NAMES.exec(text)?.[0] ?? null;
}
