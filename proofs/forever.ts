/** What a dead process would have gone on with: it never resolves. */
export function forever(): Promise<never> {
  return new Promise(() => undefined);
}
