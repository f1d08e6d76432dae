import { DAY_MS, HOUR_MS } from "../calendar";
import type { Plot } from "../part";
import { MEMOS } from "../remarks";
import { tellCancel, tellChange, tellUnmarked } from "./changes";
import { type Draft, happened, nextMoment } from "./draft";
import { tellCanceledElsewhere, tellCapturedElsewhere, tellDecreasedElsewhere } from "./elsewhere";
import { tellLapsed, tellRecordedPayment, tellReportedPayment } from "./money";
import { ship } from "./parcel";
import { authorize, capture, reject } from "./payment-steps";
import { moveStatus, writeMemo } from "./shop-steps";
import { tellCancelRefused, tellNeedsPerson, tellNotSent, tellUnknown } from "./unsettled";
import { tellWaiting } from "./waiting";

/** What precedes the capture ends in time for it. */
const BEFORE_MS = 5_000;
/** Captured orders older than this are mostly done with. */
const DONE_AFTER_MS = 10 * DAY_MS;

function place(draft: Draft): void {
  happened(draft, { at: draft.clocks.orderedAt, actor: "customer", kind: "order_placed", data: { changes: [] } });
}

/** The shop's work on an order whose payment is authorized, up to `until`. */
function prepare(draft: Draft, until: number): void {
  const { calendar } = draft.world;
  const { random, part } = draft;
  const moment = () => Math.max(draft.at, calendar.officeTime(random, draft.at, until));
  if (part.slipSent || random.chance(0.55)) moveStatus(draft, moment(), "preparing");
  if (part.slipSent) ship(draft, moment(), true);
}

/** Up to the stage that the order reaches, by staff's hands or with its authorization. */
function reachStage(draft: Draft): void {
  const { world, captureReason } = draft;
  const { capturedAt } = draft.clocks;
  authorize(draft);
  tellReportedPayment(draft, captureReason === null && capturedAt !== null ? capturedAt - BEFORE_MS : world.now);
  if (capturedAt === null || captureReason !== null) {
    prepare(draft, Math.min(draft.at + 2 * DAY_MS, world.now - HOUR_MS / 4));
  } else {
    // Shops capture when they ship: the parcel goes first, in most stories.
    prepare(draft, capturedAt - BEFORE_MS);
    capture(draft, capturedAt);
    complete(draft);
  }
}

function complete(draft: Draft): void {
  const { part, world, random, order } = draft;
  if (part.plot !== "quiet" || world.now - draft.at < DONE_AFTER_MS || random.chance(0.3)) return;
  if (order.slipNumber === null) ship(draft, nextMoment(draft, 2 * DAY_MS), false);
  tellRecordedPayment(draft);
  moveStatus(draft, nextMoment(draft, 8 * DAY_MS), random.chance(0.03) ? "returned" : "completed");
}

function tellQuiet(draft: Draft): void {
  if (draft.random.chance(0.1)) writeMemo(draft, nextMoment(draft, DAY_MS), draft.random.pick(MEMOS));
}

type WithoutStage = "awaiting" | "waits_for_buyer" | "waits_for_screening" | "rejected" | "given_up";

/** What happens once the order has reached its stage. */
const PLOTS: Readonly<Record<Exclude<Plot, WithoutStage>, (draft: Draft) => void>> = {
  quiet: tellQuiet,
  decreased: (draft) => tellChange(draft, "decreased"),
  increased: (draft) => tellChange(draft, "increased"),
  lapsed: tellLapsed,
  canceled: tellCancel,
  unmarked: tellUnmarked,
  cancel_refused: (draft) => tellCancelRefused(draft, nextMoment(draft, 2 * DAY_MS)),
  not_sent: (draft) => tellNotSent(draft, nextMoment(draft, 2 * DAY_MS)),
  unknown: tellUnknown,
  needs_person: tellNeedsPerson,
  canceled_elsewhere: tellCanceledElsewhere,
  decreased_elsewhere: tellDecreasedElsewhere,
  captured_elsewhere: tellCapturedElsewhere,
};

/** Tells a whole order, from the buyer's click to this day. */
export function tell(draft: Draft): void {
  const { plot } = draft.part;
  place(draft);
  if (plot === "awaiting") return;
  if (plot === "waits_for_buyer" || plot === "waits_for_screening") {
    tellWaiting(draft, plot === "waits_for_buyer" ? "buyer" : "screening");
  } else if (plot === "given_up") {
    tellCancel(draft);
  } else if (plot === "rejected") {
    reject(draft);
  } else {
    reachStage(draft);
    PLOTS[plot](draft);
  }
}
