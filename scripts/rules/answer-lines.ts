import { evaluate } from "@/lib/capability/evaluate";
import type { Answer } from "@/lib/capability/types";
import { formatInstant } from "@/lib/time/instant";
import { readCase } from "./read-case";

interface Answered {
  readonly valid: boolean;
  readonly json: string;
}

/**
 * Answers a case a line, in order, and says whether every line was a valid case. What follows the last newline is a line
 * unless it is empty; an empty line elsewhere is answered like any other that is no case.
 */
export async function answerLines(
  input: AsyncIterable<Uint8Array>,
  write: (text: string) => Promise<void>,
): Promise<boolean> {
  const decoder = new TextDecoder();
  let rest = "";
  let allValid = true;
  const answerAll = async (lines: readonly string[]) => {
    const answers = lines.map(answerLine);
    allValid &&= answers.every((answer) => answer.valid);
    if (answers.length > 0) await write(answers.map((answer) => `${answer.json}\n`).join(""));
  };
  for await (const chunk of input) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    await answerAll(lines);
  }
  rest += decoder.decode();
  await answerAll(rest === "" ? [] : [rest]);
  return allValid;
}

function answerLine(line: string): Answered {
  const read = readCase(line);
  if (!read.ok) return { valid: false, json: JSON.stringify({ error: read.error }) };
  return { valid: true, json: JSON.stringify(written(evaluate(read.value))) };
}

function written({ deadline, ...answer }: Answer) {
  if (deadline === undefined) return answer;
  return { ...answer, deadline: deadline === null ? null : formatInstant(deadline) };
}
