/**
 * `run` one at a time, and begun at most once in `everyMs`: asked for at once where that is allowed, else as soon as it is.
 * What is asked for while it runs is done after it, since it may have begun too early. It answers whether to run again.
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
