import type { Case } from "./case";
import { deadlineOf } from "./deadlines";
import { capabilityOf, decide } from "./decide";
import { cellOf } from "./facts/tables";
import type { Answer } from "./types";

/**
 * Answers whether an act is allowed, whether the provider will be called, and if not, why not. The one function behind
 * screen, write path and the `rules` command. Pure: the case brings its own clock. Instants are epoch milliseconds,
 * limits are worked out in Asia/Tokyo, amounts are whole yen. Never fails: a refusal is an answer.
 */
export function evaluate(asked: Case): Answer {
  const cell = cellOf(asked.method, capabilityOf(asked.capability, asked.stage));
  return decide(cell?.facts ?? null, asked, cell === null ? null : deadlineOf(cell.facts, asked));
}
