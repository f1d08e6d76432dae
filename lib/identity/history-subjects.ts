import { mayAs, type Role } from "./role";

/** What the settings' trail is about. */
export const HISTORY_SUBJECTS = ["method", "shop", "staff"] as const;
export type HistorySubject = (typeof HISTORY_SUBJECTS)[number];

/** What a role may read of it. Only 管理者 read the changes of staff accounts. */
export function historySubjects(role: Role): readonly HistorySubject[] {
  return HISTORY_SUBJECTS.filter((subject) => subject !== "staff" || mayAs(role, "admin"));
}
