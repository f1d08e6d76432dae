import type { SendDeps } from "@/lib/payments/call/send";
import type { Ids } from "@/lib/payments/store/port";

/** What the verbs work with: store, gateway, clock, ids and a place for events. Given from outside, so that the same code runs in memory. */
export interface VerbDeps extends SendDeps {
  readonly ids: Ids;
}
