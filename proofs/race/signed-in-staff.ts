import { accountOf } from "@/prisma/sample/staff";
import type { Account } from "../harness/sign-in";
import { type ActionExchange, openSession, type ShopDoor, type Staff } from "../staff-client/staff-client";

/** The sessions that race; some are the same person at another screen. */
export interface SignedInStaff {
  /** 担当, as many as asked for; one person has up to three. */
  readonly operators: readonly Staff[];
  /** Two 管理者. */
  readonly admins: readonly [Staff, Staff];
}

const SESSIONS_OF_ONE = 3;
const PASSWORD = "race-password-1";

/** Adds the staff that a race needs, by the app's own action, and signs all of them in. */
export async function signInStaff(
  door: ShopDoor,
  sessions: number,
  onExchange: (exchange: ActionExchange) => void,
): Promise<SignedInStaff> {
  const enter = (account: Account) => openSession({ door, onExchange }, account);
  const first = await enter(accountOf("admin"));
  const operators = Array.from({ length: Math.ceil(sessions / SESSIONS_OF_ONE) }, (_, index) => ({
    name: `担当 ${index + 1}`,
    email: `race-${index + 1}@juchu.example`,
    role: "operator" as const,
  }));
  const second = { name: "管理 2", email: "race-admin@juchu.example", role: "admin" as const };
  for (const person of [...operators, second]) {
    const added = await first.ask("addStaffAction", { ...person, password: PASSWORD });
    if (!added.ok) throw new Error(`${person.name} could not be added: ${added.error.code}`);
  }
  const signedIn: Staff[] = [];
  for (let index = 0; index < sessions; index += 1) {
    const email = operators[index % operators.length]?.email ?? "";
    signedIn.push(await enter({ email, password: PASSWORD }));
  }
  return { operators: signedIn, admins: [first, await enter({ email: second.email, password: PASSWORD })] };
}
