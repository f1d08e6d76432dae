import { z } from "zod";

/**
 * Text as staff type or paste it. A NUL and half of a surrogate pair (an emoji that was cut in two) can be written neither
 * into a row nor into the trail, and would end a verb as a bug: the one is left out, the other shown as what it is.
 */
export function textInput(max: number) {
  return z.string().max(max).transform(writable);
}

function writable(text: string): string {
  return text.replaceAll("\u0000", "").replaceAll(/\p{Surrogate}/gu, "\ufffd");
}
