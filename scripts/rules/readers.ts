/**
 * Small readers of JSON values, put together to objects. By hand and not by a schema library, because a hundred thousand
 * lines are to take seconds, start-up included.
 */
export class Problem {
  constructor(readonly found: readonly { readonly path: string; readonly text: string }[]) {}

  static here(text: string): Problem {
    return new Problem([{ path: "", text }]);
  }

  /** `field: what is wrong`, all that was found. */
  toString(): string {
    return this.found.map(({ path, text }) => `${path || "line"}: ${text}`).join("; ");
  }
}

/** Reads a value; a missing field is undefined. */
export type Reader<T> = (value: unknown) => T | Problem;
export type Readers<T> = { readonly [K in keyof T]: Reader<T[K]> };

/** Reads an object field by field and finds everything that is wrong in it. Fields without a reader are ignored. */
export function object<T extends object>(readers: Readers<T>): Reader<T> {
  const names = Object.keys(readers) as (keyof T & string)[];
  return (value) => {
    if (!isObject(value)) return Problem.here(value === undefined ? "is missing" : "must be a JSON object");
    const read: Partial<T> = {};
    const problems: Problem["found"][number][] = [];
    for (const name of names) {
      const field = readers[name](Object.hasOwn(value, name) ? value[name] : undefined);
      if (!(field instanceof Problem)) read[name] = field;
      else problems.push(...field.found.map(({ path, text }) => ({ path: path ? `${name}.${path}` : name, text })));
    }
    return problems.length === 0 ? (read as T) : new Problem(problems);
  };
}

/** A value for which `read` finds something, or the problem that it is missing or is not what was expected. */
export function value<T>(read: (value: unknown) => T | Problem | undefined, expected: string): Reader<T> {
  return (given) => {
    if (given === undefined) return Problem.here("is missing");
    return read(given) ?? Problem.here(expected);
  };
}

export function oneOf<T extends string>(choices: readonly T[]): Reader<T> {
  return value((given) => choices.find((choice) => choice === given), `must be one of ${choices.join(", ")}`);
}

export const boolean: Reader<boolean> = value(
  (given) => (typeof given === "boolean" ? given : undefined),
  "must be true or false",
);

export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (given) => (given === null ? null : reader(given));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
