import type { MethodRules } from "@/lib/capability/types";
import type { Role } from "@/lib/identity/role";
import type { RuleInputs } from "@/lib/payments/model/records";
import type { EpochMs } from "@/lib/time/epoch";
import type { SeededRandom } from "../random";

export interface ActingPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** The staff of a history, with their roles as it begins. */
export const HISTORY_STAFF = [
  { id: "aoi", name: "aoi", role: "operator" },
  { id: "rei", name: "rei", role: "operator" },
  { id: "ken", name: "ken", role: "admin" },
  { id: "nao", name: "nao", role: "viewer" },
] as const satisfies readonly ActingPerson[];

/** Flags, mostly on: a method that is not linked sends nothing, and little can go wrong. */
export function drawnFlags(random: SeededRandom): MethodRules {
  const on = (): boolean => random.chance(0.85);
  return {
    cancelApi: on(),
    terminationApi: random.chance(0.4),
    gmopsCancelApi: on(),
    gmopsModifyApi: on(),
    postCaptureAmount: random.pick(["link", "link", "link_and_capture", "link_and_capture", "off"]),
    captureOnAuthorization: random.chance(0.35),
    securityCodeRequired: random.chance(0.5),
    orderMode: random.chance(0.8) ? "normal" : "other",
  };
}

export function settingsAt(now: EpochMs, random: SeededRandom): RuleInputs {
  return {
    flags: drawnFlags(random),
    flagsChangedAt: now,
    flagsChangedBy: null,
    settings: { pciDss: random.chance(0.5) },
    settingsChangedAt: now,
    settingsChangedBy: null,
  };
}

/** One flag that rules of this method may read, turned. */
export function turned(flags: MethodRules, random: SeededRandom): MethodRules {
  const flag = random.pick([
    "cancelApi",
    "terminationApi",
    "gmopsCancelApi",
    "gmopsModifyApi",
    "captureOnAuthorization",
    "securityCodeRequired",
    "postCaptureAmount",
  ] as const);
  if (flag === "postCaptureAmount") {
    const others = (["off", "link", "link_and_capture"] as const).filter(
      (choice) => choice !== flags.postCaptureAmount,
    );
    return { ...flags, postCaptureAmount: random.pick(others) };
  }
  return { ...flags, [flag]: !flags[flag] };
}
