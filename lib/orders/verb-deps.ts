import type { Ids } from "@/lib/operations/port";
import type { SendDeps } from "@/lib/operations/send";

/** What the verbs work with: store, gateway, clock, ids and a place for events. Given from outside, so that the same code runs in memory. */
export interface VerbDeps extends SendDeps {
  readonly ids: Ids;
}
