/**
 * The providers' side as a process of its own.
 * SIMULATOR_DATABASE_URL, SIMULATOR_TOKEN, SIMULATOR_PORT and SIMULATOR_PAGES_PORT (0 or nothing: a free one),
 * SIMULATOR_PARENT=1: ends when the starter's end of standard input (or its message channel) closes.
 */
import { errorText } from "./error-text";
import { startSimulator } from "./simulator";

const databaseUrl = process.env.SIMULATOR_DATABASE_URL;
const token = process.env.SIMULATOR_TOKEN;
const port = portOf("SIMULATOR_PORT");
const pagesPort = portOf("SIMULATOR_PAGES_PORT");

if (databaseUrl === undefined || databaseUrl === "") fail("SIMULATOR_DATABASE_URL is not set");
if (token === undefined || token === "") fail("SIMULATOR_TOKEN is not set");

try {
  const simulator = await startSimulator({ databaseUrl, port, pagesPort, token });
  let closing: Promise<void> | undefined;
  const stop = (): void => {
    closing ??= simulator.close();
    closing.then(
      () => process.exit(0),
      (error: unknown) => fail(messageOf(error)),
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  if (process.env.SIMULATOR_PARENT === "1") {
    process.once("disconnect", stop);
    process.stdin.once("end", stop).once("close", stop).resume();
  }
  console.log(`simulator pages ${simulator.pagesUrl}`);
  console.log(`simulator ready ${simulator.url}`);
} catch (error) {
  fail(messageOf(error));
}

function portOf(name: string): number {
  const port = Number(process.env[name] ?? "0");
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : fail(`${name} is not a port`);
}

function fail(message: string): never {
  console.error(`simulator: ${message}`);
  process.exit(1);
}

function messageOf(error: unknown): string {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  return taken ? `port ${"port" in error ? error.port : port} is taken` : errorText(error);
}
