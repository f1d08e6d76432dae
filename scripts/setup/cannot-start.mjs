// @ts-check

/** No bug: something that the person who started this can put right. The message says what and how. */
export class CannotStart extends Error {}
