import type { Confirmation, OrderVerb, Prepared } from "@/lib/payments/model/contract";
import type { KeptAnswer } from "@/lib/payments/model/records";
import type { Registered, Registration, RegistrationRefusal } from "@/lib/payments/model/registration";
import type { Result } from "@/lib/result/result";
import type { EpochMs } from "@/lib/time/epoch";
import type { SeededRandom } from "../random";
import type { ActingPerson } from "../shop/settings";

/** What the acting staff get where the process died, or none was there. */
export const NO_ANSWER = Symbol("no answer");
export type MaybeAnswer<T> = T | typeof NO_ANSWER;

/** What staff read of an order on its screen: as it stands now, and perhaps over when they act on it. */
export interface SeenOrder {
  readonly total: number;
  readonly methodId: string;
  /** Its payment lives at the provider. */
  readonly lives: boolean;
}

/** What the buyer types on the provider's form. */
export interface CardWish {
  readonly orderNumber: string;
  readonly securityCode: "given" | "not_given";
}

/** Where one of the staff acts: the one side of every suite that plays histories, in memory or on real machines. */
export interface Desk {
  readonly person: ActingPerson;
  /** All acting staff of this history, whatever their role. */
  readonly allStaff: readonly ActingPerson[];
  /** Chance for one part of the act: parts go on beside each other. */
  chance(part: string): SeededRandom;
  pause(ms: number): Promise<void>;
  /** From seeing what will happen to confirming it. */
  thoughtMs(random: SeededRandom): number;
  /** Until staff without a final answer come back. */
  returnMs(random: SeededRandom): number;
  /** The database's clock. */
  now(): EpochMs;
  /** Tells what this history registers from everything else. */
  newNumber(): string;
  seen(orderNumber: string): Promise<SeenOrder>;
  /** A method that no order had so far has flags of its own, like every other. */
  meet(methodId: string): Promise<void>;
  /** Null where the control does not open. */
  open(person: ActingPerson, orderNumber: string, verb: OrderVerb): Promise<Prepared | null>;
  confirm(
    random: SeededRandom,
    person: ActingPerson,
    verb: OrderVerb,
    confirmation: Confirmation,
  ): Promise<MaybeAnswer<KeptAnswer>>;
  /** The card's token; null where the form gave none. */
  typeCard(random: SeededRandom, person: ActingPerson, wish: CardWish): Promise<string | null>;
  register(
    random: SeededRandom,
    person: ActingPerson,
    given: Registration,
  ): Promise<MaybeAnswer<Result<Registered, RegistrationRefusal>>>;
}
