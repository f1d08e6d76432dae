import type { ProviderProfile } from "./profile";
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
    `Family \`${profile.family}\`${window}.`,
    "",
    "| method | providerOperation | step |",
    "|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function byName(
  operations: Readonly<Record<string, string | undefined>>,
): readonly (readonly [string, readonly string[]])[] {
  const steps = new Map<string, string[]>();
  for (const [step, name] of Object.entries(operations)) {
    if (name !== undefined) steps.set(name, [...(steps.get(name) ?? []), step]);
  }
  return [...steps];
}
