/** What can be wrong with a value that came in. Words in lib/messages/fields. */
export const FIELD_CODES = [
  "required",
  "too_short",
  "too_long",
  "bad_character",
  "negative",
  "too_small",
  "too_large",
  "fraction",
  "not_a_number",
  "bad_choice",
  "bad_format",
  "bad_email",
  "bad_https",
] as const;
export type FieldCode = (typeof FIELD_CODES)[number];

export interface FieldProblem {
  /** A path such as `email` or `lines.0.quantity`; "" for the whole. */
  readonly field: string;
  readonly code: FieldCode;
}

/** The parts of a zod issue that decide its code. */
interface Issue {
  readonly code?: string | undefined;
  readonly input?: unknown;
  readonly expected?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly format?: string;
}

/** In the place of zod's English message: a code, so that words are chosen at the edge and no English gets through. */
export function fieldCode(issue: Issue): FieldCode {
  const counted = issue.origin === "string" || issue.origin === "array";
  switch (issue.code) {
    case "invalid_type":
      return wrongType(issue);
    case "too_small":
      return counted ? tooShort(issue) : tooSmall(issue);
    case "too_big":
      return counted ? "too_long" : "too_large";
    case "not_multiple_of":
      return "fraction";
    case "invalid_value":
    case "invalid_union":
      return "bad_choice";
    case "invalid_format":
      return issue.format === "email" ? "bad_email" : "bad_format";
    default:
      return "bad_format";
  }
}

function wrongType(issue: Issue): FieldCode {
  if (issue.input === undefined || issue.input === null) return "required";
  if (issue.expected === "int") return "fraction";
  return issue.expected === "number" ? "not_a_number" : "bad_format";
}

function tooShort(issue: Issue): FieldCode {
  return Number(issue.minimum) <= 1 ? "required" : "too_short";
}

function tooSmall(issue: Issue): FieldCode {
  return Number(issue.minimum) === 0 ? "negative" : "too_small";
}

function isFieldCode(value: unknown): value is FieldCode {
  return FIELD_CODES.some((code) => code === value);
}

/** Flattens the nested shape that next-safe-action answers with (`_errors` at each level) to one line a field. */
export function fieldProblems(errors: unknown, path: readonly string[] = []): FieldProblem[] {
  if (typeof errors !== "object" || errors === null) return [];
  return Object.entries(errors).flatMap(([key, value]) => {
    if (key !== "_errors") return fieldProblems(value, [...path, key]);
    const first: unknown = Array.isArray(value) ? value[0] : undefined;
    if (first === undefined) return [];
    return [{ field: path.join("."), code: isFieldCode(first) ? first : "bad_format" }];
  });
}
