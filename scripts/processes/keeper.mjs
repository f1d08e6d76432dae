// @ts-check
// Runs one command and does not outlive its starter. When the starter is gone (standard input ends) or asks it to stop,
// it stops the command. It ends when the command ends.
//   node keeper.mjs <signal> <grace ms> <leader|group> <command> [argument …]
// `leader` signals the command alone (PostgreSQL tells its own children), `group` its whole process group.
import { spawn } from "node:child_process";

const [signal = "SIGTERM", grace = "10000", scope = "group", command = "", ...args] = process.argv.slice(2);

// A group of its own: Ctrl-C reaches a whole group, and stopping in order is the starter's business.
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], detached: true });

/** @param {NodeJS.Signals} name */
function tell(name) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(scope === "group" ? -child.pid : child.pid, name);
  } catch (error) {
    // ESRCH: it ended in this very moment, its "exit" is on the way.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  tell(/** @type {NodeJS.Signals} */ (signal));
  setTimeout(() => tell("SIGKILL"), Number(grace)).unref();
}

for (const name of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"])) process.on(name, stop);
process.stdin.on("end", stop).on("error", stop).resume();

child.on("error", (error) => {
  process.stderr.write(`cannot run ${command}: ${error.message}\n`);
  process.exitCode = 127;
  process.stdin.destroy();
});
child.on("exit", (code, killedBy) => {
  process.exit(code ?? (killedBy === null ? 1 : 128));
});
