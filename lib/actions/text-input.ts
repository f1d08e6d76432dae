import { z } from "zod";
import { nameProblem } from "@/lib/text/name";

/** A character, as lib/text/length counts it, is sixteen code points at most. */
const UNITS_PER_CHARACTER = 32;

/**
 * Text as staff type or paste it. A NUL and half of a surrogate pair (an emoji that was cut in two) can be written neither
 * into a row nor into the trail, and would end a verb as a bug: the one is left out, the other shown as what it is.
 * `max` counts characters and only keeps absurd bodies out: the verb says what is too long.
 */
export function textInput(max: number) {
  return z
    .string()
    .max(max * UNITS_PER_CHARACTER)
    .transform(writable);
}

/** A code of ours that comes back: an id, a fingerprint. */
export function codeInput(max: number) {
  return z.string().min(1).max(max).transform(writable);
}

/** A name of at most `max` characters, its edges trimmed. Refused by the code of what is wrong with it. */
export function nameInput(max: number) {
  return z.string().transform((text, context) => {
    const name = text.trim();
    const problem = nameProblem(name, max);
    if (problem === null) return name;
    context.addIssue({ code: "custom", message: problem });
    return z.NEVER;
  });
}

function writable(text: string): string {
  return text.replaceAll("\u0000", "").replaceAll(/\p{Surrogate}/gu, "\ufffd");
}
