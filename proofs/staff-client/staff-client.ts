import { ask } from "@/lib/actions/ask";
import { askRoute } from "@/lib/actions/ask-route";
import type { ActionFailure, ServerFailure } from "@/lib/failures/failure";
import type { Role } from "@/lib/identity/role";
import type { CardForm, CardFormRefusal, Inquired, VerbRefusal } from "@/lib/payments/model/contract";
import type { Result } from "@/lib/result/result";
import { type Account, type SignedIn, signInOverHttp } from "../harness/sign-in";
import type { ActionAddress } from "./action-addresses";
import type { ActionAnswer, ActionInput, ActionName } from "./actions";
import { decodeAnswer, encodeArguments } from "./flight";

/** An open shop: its address and its build. */
export interface ShopDoor {
  readonly url: string;
  readonly actions: ReadonlyMap<string, ActionAddress>;
}

/** One call of an action and its unread answer over HTTP. */
export interface ActionExchange {
  readonly action: ActionName;
  readonly input: unknown;
  /** null: no answer arrived, or it broke off. */
  readonly status: number | null;
  /** The body as it came, or what the network said. */
  readonly text: string;
  readonly milliseconds: number;
}

/** A signed-in member of staff. Speaks plain HTTP, as a browser with the app's screens does. */
export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Calls an action and folds all that can come back as the screens do. Never throws, never repeats. */
  ask<Name extends ActionName>(name: Name, input: ActionInput<Name>): Promise<ActionAnswer<Name>>;
  /** What opening an order asks of its provider. Never throws, never repeats. */
  inquire(orderNumber: string): Promise<Result<Inquired, VerbRefusal | ActionFailure>>;
  /** Where the provider's card form for an order is opened. Never throws, never repeats. */
  openCardForm(orderNumber: string): Promise<Result<CardForm, CardFormRefusal | ActionFailure>>;
  /** A GET route of the app, `/api/orders/…`: its status and its JSON. */
  read<T>(path: string): Promise<{ readonly status: number; readonly body: T }>;
}

export interface StaffOptions {
  readonly door: ShopDoor;
  /** Hears of every call, answered or not. */
  readonly onExchange?: (exchange: ActionExchange) => void;
  /** After this the client hangs up; the shop's own limits are shorter. */
  readonly answerWithinMs?: number;
}

const ANSWER_WITHIN_MS = 60_000;

/** Signs in; throws where the shop refuses. */
export async function openSession(options: StaffOptions, account: Account): Promise<Staff> {
  return staffOf(options, await signInOverHttp(options.door.url, account));
}

function staffOf(options: StaffOptions, { user, cookie }: SignedIn): Staff {
  const { door, answerWithinMs = ANSWER_WITHIN_MS } = options;
  const { id, name, role } = user;
  const post = (path: string) => {
    const signal = AbortSignal.timeout(answerWithinMs);
    return fetch(`${door.url}${path}`, {
      method: "POST",
      headers: { cookie, origin: door.url },
      redirect: "manual",
      signal,
    });
  };
  return {
    id,
    name,
    role,
    async ask(action, input) {
      const address = door.actions.get(action);
      if (address === undefined) throw new Error(`the build has no action ${action}`);
      const answer = await ask(() => call(options, cookie, { action, address, input }));
      // The build's own action answered: what it answers is its type's.
      return answer as ActionAnswer<typeof action>;
    },
    inquire: (orderNumber) => askRoute(() => post(`/api/orders/${orderNumber}/inquiry`)),
    openCardForm: (orderNumber) => askRoute(() => post(`/api/orders/${orderNumber}/card-form`)),
    async read(path) {
      const signal = AbortSignal.timeout(answerWithinMs);
      const response = await fetch(`${door.url}${path}`, { headers: { cookie }, redirect: "manual", signal });
      return { status: response.status, body: await response.json() };
    },
  };
}

/** An answer of any action. */
interface Settled {
  readonly data?: Result<unknown, unknown>;
  readonly serverError?: ServerFailure;
  readonly validationErrors?: unknown;
}

interface Asked {
  readonly action: ActionName;
  readonly address: ActionAddress;
  readonly input: unknown;
}

/** Throws where a browser's call would: no answer, not an action's answer, an error inside. */
async function call(options: StaffOptions, cookie: string, { action, address, input }: Asked): Promise<Settled> {
  const { door, onExchange } = options;
  const since = performance.now();
  const { status, text } = await post(options, cookie, address, encodeArguments([input]));
  onExchange?.({ action, input, status, text, milliseconds: performance.now() - since });
  if (status !== 200) throw new Error(`${door.url}${address.page} answered ${status}`);
  return decodeAnswer(text) as Settled;
}

async function post(
  { door, answerWithinMs = ANSWER_WITHIN_MS }: StaffOptions,
  cookie: string,
  { id, page }: ActionAddress,
  body: string,
): Promise<Pick<ActionExchange, "status" | "text">> {
  try {
    const response = await fetch(`${door.url}${page}`, {
      method: "POST",
      headers: {
        accept: "text/x-component",
        "content-type": "text/plain;charset=UTF-8",
        "next-action": id,
        origin: door.url,
        cookie,
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { status: null, text: error instanceof Error ? `${error.message} ${error.cause ?? ""}` : String(error) };
  }
}
