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
 * One step on an open operation whose lease is the caller's: inquires what became of it. It is never sent again, even to
 * a provider that recognises repetitions. Throws StoreError when the database is away; the lease then runs out.
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

/** An intent that no process ever sent: there is nothing to inquire about, and nothing is sent after `expiresAt`. */
function recoverUnsent({ store, clock }: RecoverDeps, operation: OpenOperationRecord): Promise<Settled> {
  const read = (): Reading => ({ outcome: "never_begun", cause: "never_sent" });
  return retryOnConflictOrAway(clock, () =>
    settle(store, { operationId: operation.id, fence: operation.fence, by: BY_WORKER, read, attempts: [] }),
  );
}

/** A bug in one operation's step counts as an answer that settled nothing: after enough of them a person has to look. */
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

/** After a step that broke the outcome is unknown, and the worker plans the next inquiry as usual. */
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
