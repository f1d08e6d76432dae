import type { Gateway } from "@/lib/gateway/port";
import type { OpenOperationRecord } from "@/lib/payments/model/records";
import type { Claimed, Clock, Log, Store } from "@/lib/payments/store/port";
import { retryOnConflictOrAway } from "@/lib/payments/store/retry";
import { StoreError } from "@/lib/payments/store/store-error";
import { inquire } from "./inquiry";
import type { Reading } from "./reading";
import { type Settled, settle } from "./settle";

export interface RecoverDeps {
  readonly store: Store;
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * One step on an open operation whose lease is ours: asks what became of it, and never sends it again, whatever the
 * provider would do with a repetition. Throws StoreError when the database is away; the lease then runs out.
 */
async function recover(deps: RecoverDeps, { operation, providerPaymentId }: Claimed): Promise<Settled> {
  const { store, clock } = deps;
  if (operation.state === "requested") return recoverUnsent(deps, operation);
  const { read, attempt } = await inquire(deps, operation, providerPaymentId);
  return retryOnConflictOrAway(clock, () =>
    settle(store, {
      operationId: operation.id,
      fence: operation.fence,
      by: BY_WORKER,
      read,
      attempts: [attempt],
    }),
  );
}

/** An intent that no process ever took up: nothing to ask about, and nothing is sent after its end. */
function recoverUnsent({ store, clock }: RecoverDeps, operation: OpenOperationRecord): Promise<Settled> {
  const read = (): Reading => ({ outcome: "never_begun", cause: "never_sent" });
  return retryOnConflictOrAway(clock, () =>
    settle(store, { operationId: operation.id, fence: operation.fence, by: BY_WORKER, read, attempts: [] }),
  );
}

/** A bug on one operation's way counts as an answer that settled nothing: in the end a person gets to see it. */
export async function recoverOrSetAside(deps: RecoverDeps, claimed: Claimed): Promise<Settled> {
  try {
    return await recover(deps, claimed);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    deps.log("error", "operation_step_broken", { operationId: claimed.operation.id, why });
    return setAside(deps, claimed);
  }
}

/** After a step that broke: nothing is known, the next one comes in its time. */
function setAside({ store, clock }: RecoverDeps, { operation }: Claimed): Promise<Settled> {
  const read = (): Reading => ({ outcome: "unknown", cause: "internal_error" });
  return retryOnConflictOrAway(clock, () =>
    settle(store, {
      operationId: operation.id,
      fence: operation.fence,
      by: BY_WORKER,
      read,
      attempts: [{ kind: "inquire", tookMs: 0, end: (_, now) => ({ ...NOTHING_CAME, endedAt: now }) }],
    }),
  );
}

const NOTHING_CAME = {
  outcome: "internal_error",
  httpStatus: null,
  providerCode: null,
  providerStatus: null,
  raw: null,
} as const;

const BY_WORKER = { actor: "worker", staffId: null } as const;
