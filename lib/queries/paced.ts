/**
 * Runs `run` one at a time, begun at most once in `everyMs`: at once if that is allowed, else as soon as it is. A
 * request that comes while it runs is served by another run, since this one may have begun too early. `run` answers
 * whether to run again.
 */
export function paced(run: () => Promise<boolean>, everyMs: number): () => void {
  let busy = false;
  let asked = false;
  const turn = async () => {
    busy = true;
    while (asked) {
      asked = false;
      const pause = new Promise((resolve) => setTimeout(resolve, everyMs));
      if (await run()) asked = true;
      await pause;
    }
    busy = false;
  };
  return () => {
    asked = true;
    if (!busy) void turn();
  };
}
