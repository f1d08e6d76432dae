import { FLAGS, type FlagId } from "@/lib/capability/facts/flags";

/** Flags travel as codes; the page's names and choices are in the facts. */

function isFlag(flag: string): flag is FlagId {
  return Object.hasOwn(FLAGS, flag);
}

export function flagName(flag: string): string {
  return isFlag(flag) ? FLAGS[flag].name : "設定";
}

export function flagChoice(flag: string, value: string | boolean): string {
  const entry = isFlag(flag) ? FLAGS[flag] : null;
  const found = entry === null ? undefined : [entry.off, ...entry.on].find((choice) => choice.value === value);
  return found?.label ?? String(value);
}
