/** The front door's word to the sign-in form that there was no turn for it; from nobody else, whatever a browser sends. */
export const NO_TURN_HEADER = "x-juchu-no-turn";
