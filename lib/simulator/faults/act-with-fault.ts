import type { LedgerPayment, OperationAnswer } from "@/lib/gateway/protocol";
import { unreachable } from "@/lib/result/result";
import type { Deviation, Performed } from "../ledger/perform";
import type { Mutation } from "../payment";
import type { MutationFault } from "./fault";
import type { Parking } from "./parking";

/** What goes back over the connection. */
export type Delivery =
  | { readonly kind: "performed"; readonly performed: Performed }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "garbage" }
  /** Nothing, ever. */
  | { readonly kind: "nothing" }
  | { readonly kind: "cut" };

export interface Acting {
  readonly request: Mutation;
  readonly act: (deviation?: Deviation) => Promise<Performed>;
  readonly parking: Parking;
  /** Waits, also when the caller has gone; false when the simulator stops meanwhile. */
  readonly wait: (ms: number) => Promise<boolean>;
  readonly now: () => number;
}

const NOTHING: Delivery = { kind: "nothing" };
/** How long before expiresAt a late request acts by itself. */
const MARGIN_MS = 300;

function performed(value: Performed): Delivery {
  return { kind: "performed", performed: value };
}

/** Works on a mutation as the fault says. */
export async function actWithFault(fault: MutationFault, acting: Acting): Promise<Delivery> {
  const { act, request, parking, wait, now } = acting;
  switch (fault.kind) {
    case "slow":
      return slow(fault, acting);
    case "silent":
      await act();
      return NOTHING;
    case "cut":
      await act();
      return { kind: "cut" };
    case "drop":
      return NOTHING;
    case "error_after_acting":
      await act();
      return { kind: "status", status: 500 };
    case "unavailable":
      return { kind: "status", status: 503 };
    case "twice":
      await act();
      return performed(await act({ forget: fault.forget }));
    case "garbage":
      await act();
      return { kind: "garbage" };
    case "wrong_amount":
      return performed(misquoted(await act(), fault.by));
    case "other_amount":
      return performed(await act({ amount: Math.max(1, request.amount + fault.by) }));
    case "unentered":
      return performed(await act({ unentered: true }));
    case "denied":
      return performed(await act({ denied: true }));
    case "refuse":
      return performed(
        await act({ refuse: fault.code === undefined ? (fault.cause ?? "declined") : { code: fault.code } }),
      );
    case "challenge":
      return performed(await act({ waits: { for: "buyer" } }));
    case "screening":
      return performed(await act({ waits: screeningOf(fault) }));
    case "late": {
      const stays = await parking.park(request.operationId, request.expiresAt - now() - MARGIN_MS);
      return stays ? performed(await act()) : NOTHING;
    }
    case "after_expiry": {
      const stays = await wait(request.expiresAt - now() + fault.ms);
      return stays ? performed(await act({ ignoreExpiry: true })) : NOTHING;
    }
    default:
      return unreachable(fault);
  }
}

function screeningOf({ ms, end }: MutationFault & { kind: "screening" }): NonNullable<Deviation["waits"]> {
  return { for: "screening", end, ...(ms === undefined ? {} : { ms }) };
}

async function slow(fault: MutationFault & { kind: "slow" }, { act, wait }: Acting): Promise<Delivery> {
  if (fault.when === "before") return (await wait(fault.ms)) ? performed(await act()) : NOTHING;
  const done = await act();
  return (await wait(fault.ms)) ? performed(done) : NOTHING;
}

/** The same answer with amounts that were not asked for. */
function misquoted(done: Performed, by: number): Performed {
  if (done.kind === "error" || done.answer.payment === null) return done;
  const payment: LedgerPayment = {
    ...done.answer.payment,
    authorized: done.answer.payment.authorized + by,
    captured: done.answer.payment.captured === 0 ? 0 : done.answer.payment.captured + by,
  };
  const answer: OperationAnswer = { ...done.answer, payment };
  return { kind: "answer", answer };
}
