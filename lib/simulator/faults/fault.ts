import { z } from "zod";
import { OPERATION_KINDS } from "@/lib/gateway/protocol";
import { REFUSAL_CAUSES } from "../providers/table";

/** What can be made to go wrong with a mutation. "Acts" means: as the rules say. */
const mutationFault = z.discriminatedUnion("kind", [
  /** Waits `ms`, before the request is begun or (unless told) after it was done. */
  z.object({
    kind: z.literal("slow"),
    ms: z.int().min(0).max(600_000),
    when: z.enum(["before", "after"]).default("after"),
  }),
  /** Acts, never answers. */
  z.object({ kind: z.literal("silent") }),
  /** Acts, cuts the connection. */
  z.object({ kind: z.literal("cut") }),
  /** Does not act, never answers. */
  z.object({ kind: z.literal("drop") }),
  /** Acts, answers 500. */
  z.object({ kind: z.literal("error_after_acting") }),
  /** Does not act, answers 503. */
  z.object({ kind: z.literal("unavailable") }),
  /** Works on the request twice and answers the second time's answer. `forget`: has forgotten the first by then. */
  z.object({ kind: z.literal("twice"), forget: z.boolean().default(false) }),
  /** Acts, answers something that is no answer. */
  z.object({ kind: z.literal("garbage") }),
  /** Acts rightly, answers amounts that are `by` yen off. */
  z.object({ kind: z.literal("wrong_amount"), by: z.int() }),
  /** Acts for an amount that is `by` yen off. Against the protocol. */
  z.object({ kind: z.literal("other_amount"), by: z.int() }),
  /** Acts and answers success, and enters it without the shop's operation id. Against the protocol. */
  z.object({ kind: z.literal("unentered") }),
  /** Acts, answers that it refused, and remembers that. Against the protocol. */
  z.object({ kind: z.literal("denied") }),
  /** Refuses, for a cause or with a code, and remembers it. */
  z.object({
    kind: z.literal("refuse"),
    cause: z.enum(REFUSAL_CAUSES).optional(),
    code: z.string().min(1).max(200).optional(),
  }),
  /** Takes an authorization and lets it wait for the buyer's 3-D Secure. Other mutations are done. */
  z.object({ kind: z.literal("challenge") }),
  /** Takes an authorization and screens its buyer, for `ms` if told. Other mutations are done. */
  z.object({
    kind: z.literal("screening"),
    ms: z.int().min(0).max(86_400_000).optional(),
    end: z.enum(["approve", "decline"]).default("approve"),
  }),
  /** Lies for a while and acts once an inquiry was answered "nothing", at the latest just before expiresAt. */
  z.object({ kind: z.literal("late") }),
  /** Acts `ms` after expiresAt. Against the protocol. */
  z.object({ kind: z.literal("after_expiry"), ms: z.int().min(0).max(600_000).default(500) }),
]);
export type MutationFault = z.infer<typeof mutationFault>;

/** What can be made to go wrong with an inquiry, a payment, a ledger page. */
const readFault = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("slow"), ms: z.int().min(0).max(600_000) }),
  z.object({ kind: z.literal("unavailable") }),
  z.object({ kind: z.literal("drop") }),
  z.object({ kind: z.literal("garbage") }),
  /** Inquiry: "nothing", whatever is known. Against the protocol. */
  z.object({ kind: z.literal("deny") }),
]);
export type ReadFault = z.infer<typeof readFault>;

const match = z
  .object({
    operationId: z.string(),
    paymentId: z.string(),
    orderNumber: z.string(),
    provider: z.string(),
    method: z.string(),
    kind: z.enum(OPERATION_KINDS),
  })
  .partial()
  .strict();
export type FaultMatch = z.infer<typeof match>;

const common = { times: z.int().min(1).max(1_000_000).default(1), match: match.default({}) };

/** Body of POST /simulator/faults. */
export const faultOrder = z.union([
  z.object({ on: z.literal("mutation").default("mutation"), fault: mutationFault, ...common }),
  z.object({ on: z.enum(["inquiry", "payment", "ledger", "card"]), fault: readFault, ...common }),
]);
export type FaultOrder = z.infer<typeof faultOrder>;
