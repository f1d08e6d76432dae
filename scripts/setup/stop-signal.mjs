// @ts-check
const NPM_WATCH_MS = 1_000;

/**
 * Aborts when this program is to stop: Ctrl-C, a termination, a closed terminal, or the death of npm, which started us.
 * npm passes Ctrl-C on, so that it arrives twice; once is enough.
 * @returns {AbortSignal}
 */
export function stopSignal() {
  const controller = new AbortController();
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(name, () => controller.abort(new Error(`stopped by ${name}`)));
  }
  if (process.env.npm_lifecycle_event) {
    const npm = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid !== npm) controller.abort(new Error("npm has gone"));
    }, NPM_WATCH_MS);
    watch.unref();
  }
  return controller.signal;
}
