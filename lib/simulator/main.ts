/**
 * The providers' side as a process of its own.
 * SIMULATOR_DATABASE_URL, SIMULATOR_TOKEN, SIMULATOR_PORT (0 or nothing: a free one),
 * SIMULATOR_PARENT=1: ends when the starter's end of standard input (or its message channel) closes.
 */
import { errorText } from "./error-text";
import { startSimulator } from "./simulator";

const databaseUrl = process.env.SIMULATOR_DATABASE_URL;
const token = process.env.SIMULATOR_TOKEN;
const port = Number(process.env.SIMULATOR_PORT ?? "0");

if (databaseUrl === undefined || databaseUrl === "") fail("SIMULATOR_DATABASE_URL is not set");
if (token === undefined || token === "") fail("SIMULATOR_TOKEN is not set");
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail("SIMULATOR_PORT is not a port");

try {
  const simulator = await startSimulator({ databaseUrl, port, token });
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
  console.log(`simulator ready ${simulator.url}`);
} catch (error) {
  fail(messageOf(error));
}

function fail(message: string): never {
  console.error(`simulator: ${message}`);
  process.exit(1);
}

function messageOf(error: unknown): string {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  return taken ? `port ${port} is taken` : errorText(error);
}
