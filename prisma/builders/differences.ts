import type { Database } from "@/lib/db/client";
import type { DifferenceEnd, DifferenceKind, OurSide, TheirEntry, TheirSide } from "@/lib/payments/model/differences";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import type { BuiltOrder } from "./orders";

export interface DifferenceSpec {
  readonly kinds?: readonly DifferenceKind[];
  readonly fingerprint?: string;
  readonly ours?: Partial<OurSide> | null;
  readonly theirs?: Partial<TheirSide> | null;
  readonly foundAt?: EpochMs;
  readonly provider?: string;
  readonly end?: DifferenceEnd;
  readonly endedAt?: EpochMs;
  readonly endedBy?: string;
  readonly note?: string;
}

let payments = 0;

/** A difference as 突合 keeps it: canceled in the provider's console, if nothing else is said. `order` null: none of ours. */
export async function buildDifference(
  db: Database,
  order: BuiltOrder | null,
  spec: DifferenceSpec = {},
  now: EpochMs = Date.now(),
): Promise<number> {
  const total = order?.total ?? 12_800;
  const foundAt = new Date(spec.foundAt ?? now - 3_600_000);
  const methodId = order?.methodId ?? "unknown/method";
  payments += 1;
  const { id } = await db.difference.create({
    data: {
      providerPaymentId: `pay-differs-${payments}`,
      provider: spec.provider ?? methodId.slice(0, methodId.indexOf("/")),
      methodId,
      orderId: order?.id ?? null,
      orderNumber: order?.orderNumber ?? "999999-0001",
      kinds: [...(spec.kinds ?? ["canceled_there"])],
      fingerprint: spec.fingerprint ?? `fingerprint ${payments}`,
      ...sides(spec, total, foundAt.getTime()),
      foundAt,
      seenAt: foundAt,
      end: spec.end ?? null,
      endedAt: spec.end === undefined ? null : new Date(spec.endedAt ?? now),
      endedBy: spec.endedBy ?? null,
      note: spec.note ?? "",
    },
    select: { id: true },
  });
  return id;
}

function sides({ ours, theirs }: DifferenceSpec, total: number, at: EpochMs) {
  const amounts = { authorized: total, captured: 0, refunded: 0 };
  const our: OurSide = { state: "authorized", ...amounts, total, cancellationMark: false, ...ours };
  const their: TheirSide = {
    state: "voided",
    providerStatus: "VOID",
    ...amounts,
    capturedAt: null,
    canceledAt: formatInstant(at),
    updatedAt: formatInstant(at),
    entries: [consoleCancel(total, at)],
    ...theirs,
  };
  return { ...(ours === null ? {} : { ours: { ...our } }), ...(theirs === null ? {} : { theirs: jsonOf(their) }) };
}

function jsonOf(side: TheirSide) {
  return { ...side, entries: side.entries.map((entry) => ({ ...entry })) };
}

function consoleCancel(amount: number, at: EpochMs): TheirEntry {
  return {
    seq: 2,
    operationId: null,
    kind: "cancel",
    amount,
    at: formatInstant(at),
    providerOperation: "console",
    doubt: null,
  };
}
