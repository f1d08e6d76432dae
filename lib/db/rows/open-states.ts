import { OPEN_STATES } from "@/lib/payments/model/states";
import { Prisma } from "@/prisma/generated/client";

/** The open states as a list in SQL: written out, since the partial indexes are found by their very condition. */
export const OPEN_STATES_TEXT = `(${OPEN_STATES.map((state) => `'${state}'`).join(", ")})`;
export const OPEN_STATES_SQL = Prisma.raw(OPEN_STATES_TEXT);
