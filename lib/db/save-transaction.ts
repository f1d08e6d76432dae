import { err, type Result } from "@/lib/result/result";
import type { SaveTrouble } from "@/lib/result/save-trouble";
import { errorLayers, isDatabaseAway } from "./away";
import type { Database, Transaction } from "./client";

/**
 * A change of settings or staff in one transaction: what `work` answers, or why nothing came of it. Whatever breaks before
 * COMMIT is asked for is rolled back; an answer to COMMIT that is lost leaves open whether it stands. A bug is thrown on.
 */
export async function saveTransaction<Value, Refusal>(
  db: Database,
  work: (transaction: Transaction) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | SaveTrouble>> {
  const heard: { answer: Result<Value, Refusal> | null } = { answer: null };
  try {
    return await db.$transaction(async (transaction) => {
      heard.answer = await work(transaction);
      return heard.answer;
    });
  } catch (error) {
    const { answer } = heard;
    const trouble = troubleOf(error, answer !== null);
    if (trouble === null) throw error;
    // What was refused wrote nothing, whatever became of its COMMIT.
    return answer !== null && !answer.ok ? answer : err(trouble);
  }
}

/** Serialization failure, deadlock, a lock not to be had, a statement or a transaction that waited too long. */
const CONFLICTS = new Set(["40001", "40P01", "55P03", "57014", "P2028", "P2034", "TransactionWriteConflict"]);

function troubleOf(error: unknown, commitAsked: boolean): SaveTrouble | null {
  const layers = errorLayers(error);
  if (layers.some(({ codes }) => codes.some((code) => CONFLICTS.has(code)))) return { code: "busy" };
  if (!isDatabaseAway(error)) return null;
  // The server that says no to COMMIT has rolled back; one that says nothing, or ends, may have carried it out.
  const refused = layers.some(({ severity }) => severity === "ERROR");
  return { code: commitAsked && !refused ? "perhaps_saved" : "database_unavailable" };
}
