import { randomUUID } from "node:crypto";
import type { Database } from "@/lib/db/client";
import type { EpochMs } from "@/lib/time/epoch";
import type { Prisma } from "@/prisma/generated/client";
import type { ConsoleTaskKind, ConsoleTaskState, OperationKind, OperationState } from "@/prisma/generated/enums";
import type { BuiltOrder } from "./orders";

export interface AttemptSpec {
  readonly kind: "send" | "inquire";
  readonly startedAt: EpochMs;
  readonly endedAt?: EpochMs;
  readonly outcome?: string;
  readonly httpStatus?: number;
  readonly providerCode?: string;
  readonly providerStatus?: string;
  readonly raw?: string;
}

export interface OperationSpec {
  readonly state?: OperationState;
  readonly kind?: OperationKind;
  readonly amount?: number;
  readonly providerOperation?: string;
  readonly providerCode?: string;
  readonly providerStatus?: string;
  readonly cause?: string;
  readonly reason?: string;
  readonly details?: Prisma.InputJsonObject;
  readonly staffId?: string;
  readonly createdAt?: EpochMs;
  readonly attempts?: readonly AttemptSpec[];
}

const SETTLED: readonly OperationState[] = ["succeeded", "failed", "not_sent"];
const REQUEST_LIFETIME_MS = 8_000;

/** One call of the journal on an order that was built. Returns its id. */
export async function buildOperation(
  db: Database,
  order: BuiltOrder,
  spec: OperationSpec = {},
  now: EpochMs = Date.now(),
): Promise<string> {
  const { state = "succeeded", kind = "cancel", attempts = [] } = spec;
  const createdAt = spec.createdAt ?? now - 60_000;
  const data: Prisma.OperationUncheckedCreateInput = {
    id: randomUUID(),
    orderId: order.id,
    paymentId: order.paymentId,
    kind,
    state,
    methodId: order.methodId,
    providerOperation: spec.providerOperation ?? "Operation",
    amountBefore: order.total,
    amount: spec.amount ?? order.total,
    ...(spec.details === undefined ? {} : { details: spec.details }),
    decision: {},
    reason: spec.reason ?? "",
    staffId: spec.staffId ?? null,
    expiresAt: new Date(createdAt + REQUEST_LIFETIME_MS),
    sends: attempts.filter((attempt) => attempt.kind === "send").length,
    inquiries: attempts.filter((attempt) => attempt.kind === "inquire").length,
    providerCode: spec.providerCode ?? null,
    providerStatus: spec.providerStatus ?? null,
    cause: spec.cause ?? null,
    createdAt: new Date(createdAt),
    sentAt: state === "requested" ? null : new Date(createdAt),
    settledAt: SETTLED.includes(state) ? new Date(createdAt + 1_000) : null,
    attempts: { create: attempts.map(attemptRow) },
  };
  const { id } = await db.operation.create({ data, select: { id: true } });
  return id;
}

function attemptRow(spec: AttemptSpec, seq: number): Prisma.OperationAttemptCreateWithoutOperationInput {
  return {
    seq,
    kind: spec.kind,
    startedAt: new Date(spec.startedAt),
    endedAt: spec.endedAt === undefined ? null : new Date(spec.endedAt),
    outcome: spec.outcome ?? null,
    httpStatus: spec.httpStatus ?? null,
    providerCode: spec.providerCode ?? null,
    providerStatus: spec.providerStatus ?? null,
    raw: spec.raw ?? null,
  };
}

export interface TaskSpec {
  readonly kind?: ConsoleTaskKind;
  readonly state?: ConsoleTaskState;
  /** For a change: the amount that the provider's console should show. */
  readonly amountAfter?: number;
  readonly amountBefore?: number;
  readonly reasons?: readonly string[];
  readonly openedAt?: EpochMs;
  readonly openedBy?: string;
  readonly workedAt?: EpochMs;
  readonly closedBy?: string;
  readonly note?: string;
}

/** A piece of work in a provider's console. Returns its id. */
export async function buildTask(
  db: Database,
  order: BuiltOrder,
  spec: TaskSpec = {},
  now: EpochMs = Date.now(),
): Promise<number> {
  const { kind = "cancel", state = "open" } = spec;
  const closed = state !== "open";
  const { id } = await db.consoleTask.create({
    data: {
      orderId: order.id,
      kind,
      state,
      methodId: order.methodId,
      amountBefore: spec.amountBefore ?? order.total,
      amountAfter: spec.amountAfter ?? 0,
      reasons: [...(spec.reasons ?? ["flag_off"])],
      openedAt: new Date(spec.openedAt ?? now - 3_600_000),
      openedBy: spec.openedBy ?? null,
      workedAt: spec.workedAt === undefined ? null : new Date(spec.workedAt),
      closedAt: closed ? new Date(now) : null,
      closedBy: spec.closedBy ?? null,
      note: spec.note ?? "",
    },
    select: { id: true },
  });
  return id;
}
