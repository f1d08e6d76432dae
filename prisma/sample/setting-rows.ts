import { METHOD_IDS, type MethodId, PROVIDER_IDS } from "@/lib/capability/facts/catalogue";
import type { MethodRules } from "@/lib/capability/types";
import type { EpochMs } from "@/lib/time/epoch";
import { DAY_MS } from "./calendar";
import type { EventRow } from "./rows";
import { SAMPLE_SHOP, sampleSettings } from "./settings";
import type { SampleStaff } from "./staff";

/** The shop was set up well before its first order. */
const SET_UP_MS = 400 * DAY_MS;

interface MethodSettingRow extends MethodRules {
  readonly methodId: MethodId;
  readonly version: number;
  readonly updatedAt: EpochMs;
  readonly updatedBy: string;
}

export interface SettingRows {
  readonly methods: readonly MethodSettingRow[];
  readonly shop: object;
  readonly events: readonly EventRow[];
}

/** Some providers have an address, some not yet: screens show both. */
function sampleConsoleUrls(): Readonly<Record<string, string>> {
  const known = PROVIDER_IDS.filter((_, index) => index % 4 !== 3);
  return Object.fromEntries(known.map((provider) => [provider, `https://console.example.com/${provider}`]));
}

/** Flags and settings with who set them; オーソリ時確定フラグ was turned on lately, and the trail says by whom. */
export function sampleSettingRows(now: EpochMs, staff: SampleStaff): SettingRows {
  const settings = sampleSettings(now);
  const lately = METHOD_IDS.filter((method) => settings.flagsOf(method).captureOnAuthorization);
  const since = (method: MethodId) => settings.captureFlagSince(method) ?? now;
  return {
    methods: METHOD_IDS.map((methodId) => ({
      ...settings.flagsOf(methodId),
      methodId,
      version: lately.includes(methodId) ? 2 : 1,
      updatedAt: lately.includes(methodId) ? since(methodId) : now - SET_UP_MS,
      updatedBy: staff.admin,
    })),
    shop: {
      id: 1,
      ...SAMPLE_SHOP,
      consoleUrls: sampleConsoleUrls(),
      version: 1,
      updatedAt: now - SET_UP_MS,
      updatedBy: staff.admin,
    },
    events: lately.map((methodId) => ({
      at: since(methodId),
      actor: "staff",
      staffId: staff.admin,
      subject: "method",
      subjectId: methodId,
      orderId: null,
      orderVersion: null,
      kind: "flag_changed",
      data: { flag: "captureOnAuthorization", before: false, after: true },
    })),
  };
}
