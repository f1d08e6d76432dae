import type { Registration } from "@/lib/payments/model/registration";
import type { SeededRandom } from "../random";
import type { ActingPerson } from "../shop/settings";
import { type Desk, NO_ANSWER } from "./desk";
import { registrationOf } from "./registration";
import { verbSession } from "./verb-session";

const MOST_ATTEMPTS = 4;

/**
 * An order by phone, or of a feed that numbers it. The staff press once or several times, and again without an answer. At
 * times a colleague registers the same feed's order under another key, now and then with other goods. The acting staff go
 * on with the order that came of it.
 */
export async function registrationSession(desk: Desk): Promise<void> {
  const random = desk.chance("registration");
  const given = registrationOf(desk.newNumber(), random);
  await desk.meet(given.methodId);
  const twin = given.orderNumber !== null && random.chance(0.5) ? twinOf(given, random) : null;
  const [orderNumber] = await Promise.all([
    registerUntilTold(desk, desk.person, given, random.pick([1, 1, 2, 3])),
    twin === null ? null : registerUntilTold(desk, random.pick(desk.allStaff), twin, 1),
  ]);
  if (orderNumber !== null && random.chance(0.7)) await verbSession(desk, orderNumber);
}

/** The order's number; null where no answer named one. */
async function registerUntilTold(
  desk: Desk,
  person: ActingPerson,
  given: Registration,
  presses: number,
): Promise<string | null> {
  let times = presses;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const own = desk.chance(`${given.requestKey} ${attempt}`);
    const heard = await Promise.all(
      Array.from({ length: times }, (_, press) =>
        desk.register(desk.chance(`${given.requestKey} ${attempt} ${press}`), person, given),
      ),
    );
    const [told] = heard.flatMap((one) => (one !== NO_ANSWER && one.ok ? [one.value.orderNumber] : []));
    if (told !== undefined) return told;
    if (!own.chance(0.8)) return null;
    times = 1;
    await desk.pause(desk.returnMs(own));
  }
  return null;
}

function twinOf(given: Registration, random: SeededRandom): Registration {
  const requestKey = `${given.requestKey}-twin`;
  return random.chance(0.7) ? { ...given, requestKey } : { ...given, requestKey, fee: given.fee + 1 };
}
