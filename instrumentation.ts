import type { Instrumentation } from "next";

/** Next hides a server error behind a digest; the log keeps both, so that the number on the screen leads to the cause. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("@/lib/log/log");
  const digest = typeof error === "object" && error !== null && "digest" in error ? error.digest : undefined;
  log.error({ err: error, digest, method: request.method, path: request.path.split("?")[0] }, "page broke");
};
