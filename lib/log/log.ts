import pino from "pino";

/** One line of JSON an event, on standard output. Passwords, cookies and bodies are never handed to it. */
export const log = pino({
  level: process.env.LOG_LEVEL || "info",
  redact: {
    paths: ["password", "*.password", "cookie", "*.cookie", "authorization", "*.authorization"],
    censor: "[removed]",
  },
});
