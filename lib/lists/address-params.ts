/** A parameter of an address whose value cannot be used, so that the screen can say that it was left out. */
export interface IgnoredParam<Param extends string> {
  readonly param: Param;
  readonly value: string;
}

export interface AddressReader<Param extends string> {
  /** Reads one parameter: `none` where it is absent, and where `read` answers undefined, which says that it cannot be used. */
  readonly take: <T>(param: Param, none: T, read: (text: string) => T | undefined) => T;
  /** What could not be used so far, in the order in which it was read. */
  readonly ignored: readonly IgnoredParam<Param>[];
}

/** Reads the conditions of a list from its address, one by one. */
export function readAddress<Param extends string>(
  params: Readonly<Partial<Record<Param, string | null | undefined>>>,
): AddressReader<Param> {
  const ignored: IgnoredParam<Param>[] = [];
  return {
    ignored,
    take(param, none, read) {
      const text = params[param] ?? "";
      if (text === "") return none;
      const value = read(text);
      if (value !== undefined) return value;
      ignored.push({ param, value: text });
      return none;
    },
  };
}
