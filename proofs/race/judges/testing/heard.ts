import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import type { VerbAnswer, VerbRefusal } from "@/lib/payments/model/contract";
import type { Result } from "@/lib/result/result";
import { SeededRandom } from "../../../random";
import type { Staff } from "../../../staff-client/staff-client";
import type { RaceOrder } from "../../orders";
import { type RaceConfirmation, Track } from "../../track";

const methodId = METHOD_IDS[0] as MethodId;
export const RACED_ORDER: RaceOrder = { orderNumber: "R1-1", methodId, paymentId: "race-R1-1", total: 12_000 };

const STAFF: Staff = {
  id: "s1",
  name: "田中 葵",
  role: "operator",
  ask: () => Promise.reject(new Error("no request is expected")),
  inquire: () => Promise.reject(new Error("no request is expected")),
  openCardForm: () => Promise.reject(new Error("no request is expected")),
  read: () => Promise.reject(new Error("nothing is read")),
};

/** A track without a race: judges write on it what broke. `read`: what reading an order answers. */
export function emptyTrack(read?: { readonly status: number; readonly body: unknown }): Track {
  const unexpected = () => Promise.reject(new Error("no race runs"));
  const reader: Staff =
    read === undefined ? STAFF : { ...STAFF, read: async <T>() => read as { status: number; body: T } };
  return new Track(1, new SeededRandom("judges"), {
    staff: { operators: [reader], admins: [STAFF, STAFF] },
    shelf: { order: unexpected, close: unexpected },
    providers: { meet: unexpected, cancelInConsole: unexpected, settleNothing: () => undefined },
    say: () => undefined,
  });
}

let moment = 0;

/** A confirmation of a key, asked and answered after all earlier ones unless `at` says otherwise. */
export function heard(
  key: string,
  answer: Result<VerbAnswer, VerbRefusal>,
  at: { readonly askedAt?: number; readonly answeredAt?: number } = {},
): RaceConfirmation {
  const askedAt = at.askedAt ?? ++moment;
  const answeredAt = at.answeredAt ?? ++moment;
  const prepared = {
    requestKey: key,
    orderNumber: RACED_ORDER.orderNumber,
    verb: "cancel",
    version: 1,
    flagsState: "{}",
    expiresAt: 0,
    serverNow: 0,
    plan: null,
    needsAcknowledgement: false,
  } as const;
  return { opened: { staff: STAFF, order: RACED_ORDER, prepared }, answer, askedAt, answeredAt, heardAt: answeredAt };
}

export function done(version = 3): Result<VerbAnswer, VerbRefusal> {
  const plan = { does: "cancel_in_shop", reasons: [], amount: 12_000 } as const;
  return {
    ok: true,
    value: { kind: "done", plan, at: 1, operationId: "op", taskId: null, version, resolvedManually: false },
  };
}

export function unknown(): Result<VerbAnswer, VerbRefusal> {
  return { ok: true, value: { kind: "unknown", operationId: "op", operation: "cancel", at: 1, nextInquiryAt: null } };
}

export function refusedAnswer(error: VerbRefusal): Result<VerbAnswer, VerbRefusal> {
  return { ok: false, error };
}
