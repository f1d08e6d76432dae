import { createInterface } from "node:readline";
import { z } from "zod";
import { AMOUNT_MAX } from "@/lib/gateway/protocol";
import { faultOrder } from "../faults/fault";
import { type Happening, letHappen } from "../ledger/by-itself";
import { workInConsole } from "../ledger/console-work";
import { clearLedger, load } from "../ledger/load";
import type { Verdict } from "../ledger/session";
import { decideWaiting } from "../ledger/settle-pending";
import type { SimulatorState } from "../simulator-state";
import { parseJson } from "./parse-json";
import { type HttpCall, type HttpReply, json, type Route } from "./route";

/** The simulator's own interface, beside the protocol: docs/simulator.md. */
export function controlRoutes(state: SimulatorState): readonly Route[] {
  return [
    { method: "POST", path: /^\/simulator\/load$/, handle: (call) => loadLines(state, call) },
    {
      method: "DELETE",
      path: /^\/simulator\/ledger$/,
      handle: async () => {
        await clearLedger(state.context.pool);
        return json(200, { cleared: true });
      },
    },
    { method: "GET", path: /^\/simulator\/faults$/, handle: async () => json(200, { faults: state.faults.list() }) },
    {
      method: "POST",
      path: /^\/simulator\/faults$/,
      handle: (call) => withBody(call, faultOrder, async (order) => json(201, state.faults.add(order))),
    },
    {
      method: "DELETE",
      path: /^\/simulator\/faults(?:\/(\d+))?$/,
      handle: async ({ params: [id] }) => {
        const cleared = state.faults.clear(id === undefined || id === "undefined" ? undefined : Number(id));
        return json(cleared ? 200 : 404, { cleared });
      },
    },
    {
      method: "POST",
      path: /^\/simulator\/console$/,
      handle: (call) => withBody(call, consoleWork, doInConsole(state)),
    },
    {
      method: "POST",
      path: /^\/simulator\/payments\/([^/]+)\/lapse$/,
      handle: (call) => happens(state, call, "lapse"),
    },
    {
      method: "POST",
      path: /^\/simulator\/payments\/([^/]+)\/buyer-paid$/,
      handle: (call) => happens(state, call, "buyer_paid"),
    },
    {
      method: "POST",
      path: /^\/simulator\/authorizations\/([^/]+)\/verdict$/,
      handle: (call) => withBody(call, verdictOrder, ({ verdict }) => decide(state, call, verdict)),
    },
    { method: "GET", path: /^\/simulator\/switches$/, handle: async () => json(200, switchesNow(state)) },
    {
      method: "PUT",
      path: /^\/simulator\/switches$/,
      handle: (call) => withBody(call, switchOrder, async (order) => setSwitches(state, order)),
    },
  ];
}

async function loadLines(state: SimulatorState, call: HttpCall): Promise<HttpReply> {
  const lines = createInterface({ input: call.request, crlfDelay: Number.POSITIVE_INFINITY });
  try {
    return json(200, await load(state.context, lines));
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : "not loaded" });
  }
}

async function withBody<T>(
  call: HttpCall,
  schema: z.ZodType<T>,
  handle: (value: T) => Promise<HttpReply>,
): Promise<HttpReply> {
  const parsed = schema.safeParse(parseJson(await call.body()));
  if (parsed.success) return handle(parsed.data);
  const [issue] = parsed.error.issues;
  return json(400, { error: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "wrong"}` });
}

const yen = z.int().min(1).max(AMOUNT_MAX);
const consoleWork = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("cancel"), paymentId: z.string() }),
  z.object({ kind: z.literal("capture"), paymentId: z.string(), amount: yen }),
  z.object({ kind: z.literal("change_amount"), paymentId: z.string(), amount: yen }),
]);

function doInConsole(state: SimulatorState): (work: z.infer<typeof consoleWork>) => Promise<HttpReply> {
  return async (work) => {
    const outcome = await workInConsole(state.context, work);
    switch (outcome.kind) {
      case "done":
        return json(200, outcome.payment);
      case "unknown_payment":
        return json(404, { error: "unknown_payment" });
      case "refused":
        return json(409, { error: outcome.cause });
    }
  };
}

const verdictOrder = z.object({ verdict: z.enum(["approve", "decline"]) });

async function decide(state: SimulatorState, { params }: HttpCall, verdict: Verdict): Promise<HttpReply> {
  const waited = await decideWaiting(state.context, { operationId: params[0] ?? "" }, verdict);
  return waited ? json(200, { verdict }) : json(404, { error: "no such authorization waits" });
}

async function happens(state: SimulatorState, { params }: HttpCall, what: Happening): Promise<HttpReply> {
  const outcome = await letHappen(state.context, params[0] ?? "", what);
  switch (outcome.kind) {
    case "done":
      return json(200, outcome.payment);
    case "unknown_payment":
      return json(404, { error: "unknown_payment" });
    case "refused":
      return json(409, { error: "its state does not allow it" });
  }
}

const switchOrder = z
  .object({
    switches: z.record(z.string(), z.boolean()),
    pendingMs: z.int().min(0).max(600_000),
    screeningMs: z.int().min(0).max(86_400_000),
    reset: z.literal(true),
  })
  .partial();

function setSwitches(state: SimulatorState, order: z.infer<typeof switchOrder>): HttpReply {
  if (order.reset) state.switches.reset();
  const unknown = state.switches.set(order.switches ?? {});
  if (unknown.length > 0) return json(400, { error: `no such switch: ${unknown.join(", ")}` });
  if (order.pendingMs !== undefined) state.switches.setPendingMs(order.pendingMs);
  if (order.screeningMs !== undefined) state.switches.setScreeningMs(order.screeningMs);
  return json(200, switchesNow(state));
}

function switchesNow(state: SimulatorState): unknown {
  return {
    switches: state.switches.list(),
    pendingMs: state.switches.pendingMs(),
    screeningMs: state.switches.screeningMs(),
  };
}
