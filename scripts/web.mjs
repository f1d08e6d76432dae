// @ts-check
// The web app as a process: Next behind the shop's front door (lib/doors). PORT, HOST, APP_URL as in the README; `--dev`.
import { createServer } from "node:http";
import next from "next";
import { register } from "tsx/esm/api";

const HOST = process.env.HOST || "127.0.0.1";
const PORT = Number(process.env.PORT || "3000");
/** How long requests that are under way may take to end. */
const LAST_GRACE_MS = 8_000;

process.title = "juchu-desk-web";
// Where Next asks itself for the page that an action leads to; without it, at whatever host the request named.
process.env.__NEXT_PRIVATE_ORIGIN = `http://${HOST === "127.0.0.1" || HOST === "0.0.0.0" || HOST === "::" ? "localhost" : HOST}:${PORT}`;

// Our own files are TypeScript. Next's are not, and get no loader between.
const unregister = register();
const { openFront } = await import("../lib/doors/front.ts");
const { ownNames } = await import("../lib/doors/own-names.ts");
const { logUnexpected } = await import("../lib/log/unexpected.ts");
await unregister();

const dev = process.argv.includes("--dev");
// Next takes connections over where a server tells it to. This one listens nowhere: the front door decides what gets there.
const behind = createServer();
const app = next({ dev, dir: process.cwd(), hostname: HOST, port: PORT, httpServer: behind });
const handle = app.getRequestHandler();
const server = openFront(ownNames(process.env), {
  handle: (request, response) => handle(request, response),
  upgrade: (request, socket, head) => {
    if (!behind.emit("upgrade", request, socket, head)) socket.destroy();
  },
  onBroken: (error) => void logUnexpected(error, "answer a request behind the front door"),
});

/** @param {NodeJS.Signals} signal */
async function close(signal) {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), dev ? 0 : LAST_GRACE_MS);
  await closed;
  clearTimeout(cut);
  await app.close();
  process.exit(signal === "SIGINT" ? 130 : 143);
}

server.once("error", (error) => {
  console.error(`web: ${error.message}`);
  process.exit(1);
});
await app.prepare();
server.listen(PORT, HOST, () => console.log(`web ready ${process.env.__NEXT_PRIVATE_ORIGIN}`));
for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT"])) process.once(signal, () => void close(signal));
