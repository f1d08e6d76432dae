/**
 * The longest that each text may be, in characters as people count them (lib/text/length). Fields count by these, verbs
 * refuse by these; no column of the database is narrower. Order numbers and search terms are codes: see where they are read.
 */
export const MEMO_MAX = 2_000;
/** 理由 of a verb, and the note of a result that a person records. */
export const REASON_MAX = 500;
/** Notes of console tasks and of differences. */
export const NOTE_MAX = 500;
/** Of a customer, or of who receives the goods. */
export const CUSTOMER_NAME_MAX = 100;
/** Each part of an address. */
export const ADDRESS_MAX = 200;
/** 配送方法, 希望時間帯: a choice, or a feed's own word. */
export const CHOICE_MAX = 50;
export const LINE_NAME_MAX = 200;
export const PRODUCT_CODE_MAX = 50;
export const STAFF_NAME_MAX = 50;
/** Addresses are ASCII: in bytes, as the mail standard has it. */
export const EMAIL_MAX = 254;
export const LINK_MAX = 500;
/** As the wire lets ids be. */
export const PAYMENT_ID_MAX = 64;
/** The password hash's own unit, UTF-16: better-auth reads no more than 128. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;
