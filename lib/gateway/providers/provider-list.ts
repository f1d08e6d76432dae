import type { MethodWire, NameByCaptureDay, ProviderProfile } from "./profile";
import { PROFILES } from "./registry";

/** The list at the end of docs/gateway-protocol.md, made from the profiles so that it cannot fall behind them. */
export function providerList(): string {
  return PROFILES.map(section).join("\n");
}

function section(profile: ProviderProfile): string {
  const window = profile.keyWindowHours === null ? "" : `, key remembered for ${profile.keyWindowHours} hours`;
  const rows = Object.entries(profile.methods).flatMap(([method, wire]) =>
    byName(wire.operations).map(([name, steps]) => `| \`${method}\` | \`${name}\` | ${steps.join(", ")} |`),
  );
  return [
    `### ${profile.provider}`,
    "",
    `Family \`${profile.family}\`${window}.${codesThatClaimNothing(profile)}`,
    "",
    "| method | providerOperation | step |",
    "|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function namesOf(name: string | NameByCaptureDay | undefined): readonly string[] {
  if (name === undefined) return [];
  return typeof name === "string" ? [name] : [name.onTheDay, name.inTheMonth, name.later];
}

/** A refusal with one of these settles nothing yet. */
const CLAIM_NOTHING = { duplicate: "Seen before", already_done: "Already done", maybe_done: "Perhaps done" } as const;

function codesThatClaimNothing({ codes, methods }: ProviderProfile): string {
  const all = [codes, ...Object.values(methods).map((wire) => wire.codes ?? {})].flatMap((part) =>
    Object.entries(part),
  );
  return Object.entries(CLAIM_NOTHING)
    .map(([meaning, words]) => {
      const named = new Set(all.filter(([, means]) => means === meaning).map(([code]) => `\`${code}\``));
      return named.size === 0 ? "" : ` ${words}: ${[...named].join(", ")}.`;
    })
    .join("");
}

function byName(operations: MethodWire["operations"]): readonly (readonly [string, readonly string[]])[] {
  const steps = new Map<string, string[]>();
  for (const [step, name] of Object.entries(operations)) {
    for (const one of namesOf(name)) steps.set(one, [...(steps.get(one) ?? []), step]);
  }
  return [...steps];
}
