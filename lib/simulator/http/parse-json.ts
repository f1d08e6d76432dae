/** The value of a body; undefined, which no schema here accepts, for one that is no JSON, is too long or is missing. */
export function parseJson(body: string | null): unknown {
  try {
    return JSON.parse(body ?? "");
  } catch {
    return undefined;
  }
}
