/** The front door tells the sign-in form by it that the line was full. The door alone sets it: a browser's is dropped. */
export const NO_TURN_HEADER = "x-juchu-no-turn";
