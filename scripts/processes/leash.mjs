// @ts-check
// Preloaded into our own Node processes (`node --import …/leash.mjs`): standard input is a pipe that the starter
// holds open and never writes to. Its end means that the starter is gone, however it went.
const LAST_GRACE_MS = 8_000;

function holdTheLeash() {
  process.stdin
    .on("end", () => {
      process.kill(process.pid, "SIGTERM");
      setTimeout(() => process.exit(1), LAST_GRACE_MS).unref();
    })
    .on("error", () => process.exit(1))
    .resume();
  // Waiting for that end is no reason to stay alive.
  if ("unref" in process.stdin && typeof process.stdin.unref === "function") process.stdin.unref();
}

// Next hands its own flags on to the processes that it starts; their standard input is something else.
if (process.env.LEASH_HELD_BY === String(process.ppid)) holdTheLeash();
