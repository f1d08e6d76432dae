import type { EpochMs } from "@/lib/time/epoch";
import type { OperationKind } from "../protocol";
import { AMAZON } from "./amazon";
import { CATCHBALL } from "./catchball";
import { DOCOMO } from "./docomo";
import { GMO_PG } from "./gmo-pg";
import { GMO_PS } from "./gmo-ps";
import { KOMOJU } from "./komoju";
import { MERPAY } from "./merpay";
import { NP } from "./np";
import { PAIDY } from "./paidy";
import { PAYGENT } from "./paygent";
import { PAYPAL } from "./paypal";
import type {
  CaptureStage,
  MethodWire,
  NameByCaptureDay,
  ProviderCodeMeaning,
  ProviderProfile,
  ProviderStatusMeaning,
  WireStep,
} from "./profile";
import { RAKUTEN_CARD } from "./rakuten-card";
import { RESONA } from "./resona";
import { SBPS } from "./sbps";
import { SMARTPAY } from "./smartpay";
import { SMBC_FS } from "./smbc-fs";
import { SMBC_GMO } from "./smbc-gmo";
import { SONY } from "./sony";
import { VERITRANS3G } from "./veritrans3g";
import { VERITRANS4G } from "./veritrans4g";
import { YAMATO } from "./yamato";
import { YAMATO_CF } from "./yamato-cf";
import { ZEUS } from "./zeus";

/** One profile per provider. */
export const PROFILES: readonly ProviderProfile[] = [
  SMBC_FS,
  SMBC_GMO,
  VERITRANS3G,
  VERITRANS4G,
  GMO_PG,
  GMO_PS,
  CATCHBALL,
  SBPS,
  SONY,
  YAMATO_CF,
  YAMATO,
  PAYGENT,
  ZEUS,
  PAIDY,
  NP,
  AMAZON,
  PAYPAL,
  RESONA,
  MERPAY,
  DOCOMO,
  RAKUTEN_CARD,
  SMARTPAY,
  KOMOJU,
];

interface Entry {
  readonly profile: ProviderProfile;
  readonly wire: MethodWire;
}

const byMethod: ReadonlyMap<string, Entry> = new Map(
  PROFILES.flatMap((profile) =>
    Object.entries(profile.methods).map(([method, wire]) => [method, { profile, wire }] as const),
  ),
);

function entryOf(method: string): Entry {
  const entry = byMethod.get(method);
  if (entry === undefined) throw new Error(`no provider profile for method ${method}`);
  return entry;
}

/** The profile of a method's provider. Throws on an unknown method: a bug, every method of the catalogue has one. */
export function profileOf(method: string): ProviderProfile {
  return entryOf(method).profile;
}

const DAY_MS = 86_400_000;

/** When the provider lets an authorization lapse that was not captured by then; null where no such limit is known. */
export function lapsesAt(method: string, paymentAt: EpochMs): EpochMs | null {
  const days = entryOf(method).wire.authorizationLastsDays;
  return days === undefined ? null : paymentAt + days * DAY_MS;
}

/** What of an operation its provider's name for it can depend on. */
export interface NamedOperation {
  readonly kind: OperationKind;
  readonly stage: CaptureStage;
  /** authorize: capture in the same step. */
  readonly captureNow?: boolean;
  /** change_amount: upwards. */
  readonly increase?: boolean;
  /** Where a name depends on the day of the capture. */
  readonly times?: { readonly capturedAt: EpochMs | null; readonly now: EpochMs };
}

/** The provider's own name of an operation. Throws where the method has none: a bug, the rules link nothing that lacks one. */
export function providerOperationName(method: string, operation: NamedOperation): string {
  const step = stepOf(operation);
  const name = entryOf(method).wire.operations[step];
  if (name === undefined) throw new Error(`no name for ${step} of method ${method}`);
  return typeof name === "string" ? name : byCaptureDay(name, operation.times);
}

/** Without the times: the name that holds for most of a payment's life. */
function byCaptureDay(name: NameByCaptureDay, times: NamedOperation["times"]): string {
  if (times === undefined || times.capturedAt === null) return name.inTheMonth;
  const [captured, today] = [times.capturedAt, times.now].map(tokyoDay);
  if (captured === today) return name.onTheDay;
  return captured?.slice(0, 7) === today?.slice(0, 7) ? name.inTheMonth : name.later;
}

/** Tokyo has kept no summer time since 1951. */
function tokyoDay(at: EpochMs): string {
  return new Date(at + 9 * 60 * 60 * 1_000).toISOString().slice(0, 10);
}

/** Whether the method's provider is told slip numbers. */
export function takesShipments(method: string): boolean {
  return entryOf(method).wire.operations.report_shipment !== undefined;
}

function stepOf({ kind, stage, captureNow = false, increase = false }: NamedOperation): WireStep {
  switch (kind) {
    case "authorize":
      return captureNow ? "authorize_and_capture" : "authorize";
    case "capture":
    case "report_shipment":
      return kind;
    case "change_amount":
      return `${increase ? "increase" : "change_amount"}.${stage}`;
    case "cancel":
    case "terminate":
    case "change_amount_and_capture":
      return `${kind}.${stage}`;
  }
}

/** What a code of the method's provider means; null for a code that no profile names. Several codes may be joined by `|`. */
export function codeMeaning(method: string, code: string): ProviderCodeMeaning | null {
  const { profile, wire } = entryOf(method);
  const meanings = code
    .split("|")
    .map((one) => lookUp(wire.codes ?? {}, one) ?? lookUp(profile.codes, one))
    .filter((meaning) => meaning !== null);
  // One code of doubt among several is doubt.
  return meanings.find((meaning) => meaning === "maybe_done") ?? meanings[0] ?? null;
}

function lookUp(codes: Readonly<Record<string, ProviderCodeMeaning>>, code: string): ProviderCodeMeaning | null {
  const exact = codes[code];
  if (exact !== undefined) return exact;
  const [longest] = Object.entries(codes)
    .filter(([key]) => key.endsWith("*") && code.startsWith(key.slice(0, -1)))
    .sort(([a], [b]) => b.length - a.length);
  return longest === undefined ? null : longest[1];
}

/**
 * What a status word of the method's provider says; null for one that no profile names.
 * @internal Only the tests that hold the profiles and the simulator to each other ask.
 */
export function statusMeaning(method: string, status: string): ProviderStatusMeaning | null {
  const { profile, wire } = entryOf(method);
  return wire.statuses?.[status] ?? profile.statuses[status] ?? null;
}
