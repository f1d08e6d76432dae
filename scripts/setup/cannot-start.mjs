// @ts-check

/** Nobody's bug: something that whoever started this can put right. The message says what and how. */
export class CannotStart extends Error {}
