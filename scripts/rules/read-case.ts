import type { Case } from "@/lib/capability/case";
import { isMethodId } from "@/lib/capability/facts/catalogue";
import type { Flags } from "@/lib/capability/types";
import { err, ok, type Result } from "@/lib/result/result";
import { parseInstant } from "@/lib/time/instant";
import { YEAR_MAX, YEAR_MIN } from "@/lib/time/years";
import { boolean, object, oneOf, orNull, Problem, value } from "./readers";

const method = value(
  (given) => (typeof given === "string" && isMethodId(given) ? given : undefined),
  "is not a known method",
);

const instant = value((given) => {
  if (typeof given !== "string") return undefined;
  const read = parseInstant(given);
  if (read.ok) return read.value;
  if (read.error.code === "no_such_instant") return Problem.here("does not exist in the calendar");
  if (read.error.code === "year_out_of_range") return Problem.here(`lies outside the years ${YEAR_MIN} to ${YEAR_MAX}`);
  return undefined;
}, "must be an ISO 8601 instant with milliseconds and zone, such as 2026-11-23T06:40:00.000Z");

// Past 2^53 two different amounts could read as one.
const yen = value(
  (given) => (typeof given === "number" && Number.isSafeInteger(given) && given >= 0 ? given : undefined),
  "must be a whole number of yen from 0",
);

const flags = object<Flags>({
  cancelApi: boolean,
  terminationApi: boolean,
  gmopsCancelApi: boolean,
  gmopsModifyApi: boolean,
  postCaptureAmount: oneOf(["off", "link", "link_and_capture"]),
  captureOnAuthorization: boolean,
  securityCodeRequired: boolean,
});

const readFields = object<Case>({
  method,
  capability: oneOf(["cancel", "amount", "capture_on_authorization", "security_code"]),
  stage: oneOf(["before_capture", "after_capture"]),
  now: instant,
  orderedAt: instant,
  paymentAt: orNull(instant),
  capturedAt: orNull(instant),
  paid: boolean,
  threeDSecure: boolean,
  slipNumberSent: boolean,
  orderMode: oneOf(["normal", "other"]),
  pciDss: boolean,
  editChoice: boolean,
  amount: yen,
  newAmount: yen,
  flags,
});

/** Reads one line as a case. The error is English and names every field that is wrong: `now: is missing; amount: …`. */
export function readCase(line: string): Result<Case, string> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return err("line: is not valid JSON");
  }
  const read = readFields(json);
  return read instanceof Problem ? err(read.toString()) : ok(read);
}
