/** Nothing of these is seen: spaces, controls, marks of direction and width, fillers, and the blank of Braille. */
const INVISIBLE = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * What turns the text around it or breaks its line: controls, marks of direction, separators of lines, and the halves of a
 * surrogate pair. Joiners and selectors stay: emoji and names are written with them.
 */
const UNNAMEABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\ufff9-\ufffb]/u;

/** Whether nothing of a text would be seen. */
export function isBlank(text: string): boolean {
  return text.replace(INVISIBLE, "") === "";
}

/** Whether a name has a character that no name may have. */
export function hasUnnameable(text: string): boolean {
  return UNNAMEABLE.test(text);
}
