import { type ClientRequest, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AUTH_BODY_BYTES, BODY_BYTES } from "./admit";
import { openFront } from "./front";
import { ownNames } from "./own-names";

let server: Server;
let port = 0;
let upgrades = 0;
const broken: unknown[] = [];
const seen: { url: string; bytes: number; forwarded: string | undefined; path: string | undefined }[] = [];

beforeAll(async () => {
  // The port is known only once it listens; the names are asked for with every request.
  const own = { baseURL: "https://desk.example.jp", origins: [] as string[], hosts: [] as string[], secure: true };
  server = openFront(own, {
    handle: async (request, response) => {
      let bytes = 0;
      if (request.url === "/breaks") throw new Error("before an answer");
      for await (const piece of request) bytes += (piece as Buffer).length;
      const { "x-forwarded-host": forwarded, "x-juchu-path": path } = request.headers;
      seen.push({ url: request.url ?? "", bytes, forwarded: forwarded?.toString(), path: path?.toString() });
      response.end("in");
    },
    upgrade: (_, socket) => {
      upgrades += 1;
      socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n");
    },
    onBroken: (error) => broken.push(error),
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  const { hosts, origins } = ownNames({ PORT: String(port), APP_URL: "https://desk.example.jp" });
  own.hosts.push(...hosts);
  own.origins.push(...origins);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen.length = 0;
  broken.length = 0;
});

interface Said {
  readonly status: number;
  readonly body: string;
}
type Send = (asked: ClientRequest) => void;
const HERE = { origin: "https://desk.example.jp" };

function ask(method: string, path: string, headers: Readonly<Record<string, string>>, send: Send = (one) => one.end()) {
  return new Promise<Said>((resolve, reject) => {
    const asked = httpRequest({ host: "127.0.0.1", port, method, path, headers, agent: false });
    let answered = false;
    asked.on("error", (error) => answered || reject(error));
    asked.on("response", (answer) => {
      answered = true;
      let body = "";
      answer.setEncoding("utf8").on("data", (text) => (body += text));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    send(asked);
  });
}

/** Writes until it is told to stop; answers how much went out. */
function pour(asked: ClientRequest, most: number): { readonly poured: () => number } {
  const piece = Buffer.alloc(64 * 1_024, "x");
  let poured = 0;
  const more = () => {
    while (poured < most && !asked.destroyed && !asked.writableEnded) {
      poured += piece.length;
      if (!asked.write(piece)) return asked.once("drain", more);
    }
    if (!asked.destroyed) asked.end();
    return asked;
  };
  asked.on("response", () => asked.destroy());
  more();
  return { poured: () => poured };
}

describe.each([
  ["/orders", "GET"],
  ["/", "GET"],
  ["/api/health", "GET"],
  ["/api/orders", "GET"],
  ["/api/auth/sign-in/email", "POST"],
  ["/orders/1", "POST"],
  ["/_next/static/chunks/main.js", "GET"],
  ["/icon.svg", "GET"],
  ["/favicon.ico", "HEAD"],
  ["/orders", "OPTIONS"],
  ["/orders", "DELETE"],
])("%s (%s)", (path, method) => {
  const foreign = () => [
    "evil.example",
    `evil.example:${port}`,
    "localhost",
    "localhost:1",
    "desk.example.jp.evil.example",
  ];

  test("is nothing to who asks under another's name", async () => {
    for (const host of foreign()) expect((await ask(method, path, { ...HERE, host })).status).toBe(421);
    for (const name of [...foreign(), `localhost:${port}, evil.example`]) {
      const headers = { ...HERE, host: `localhost:${port}`, "x-forwarded-host": name };
      expect((await ask(method, path, headers)).status).toBe(421);
    }
    expect(seen).toEqual([]);
  });

  test("answers under each name of its own", async () => {
    for (const host of ["desk.example.jp", "Desk.Example.jp", `localhost:${port}`, `127.0.0.1:${port}`]) {
      expect((await ask(method, path, { ...HERE, host })).status).toBe(200);
    }
    const behind = { ...HERE, host: `127.0.0.1:${port}`, "x-forwarded-host": "desk.example.jp" };
    expect((await ask(method, path, behind)).status).toBe(200);
  });
});

test.each([
  ["/orders/%", "/orders/%25"],
  ["/orders/%E3%81/edit?q=%E3", "/orders/%25E3%2581/edit?q=%E3"],
  ["/orders/%25?q=%", "/orders/%25?q=%"],
  ["/orders/%E5%8F%97", "/orders/%E5%8F%97"],
])("a path that cannot be decoded is one that no page has: %s", async (asked, inside) => {
  await ask("GET", asked, { host: "desk.example.jp" });
  expect(seen.map(({ url }) => url)).toEqual([inside]);
});

describe("what changes something", () => {
  test.each(["POST", "PUT", "PATCH", "DELETE"])("has to come from a page of ours (%s)", async (method) => {
    const host = `localhost:${port}`;
    const foreign = [
      "https://evil.example",
      "null",
      "http://desk.example.jp",
      `http://localhost:${port + 1}`,
      `https://${host}`,
    ];
    for (const origin of foreign) {
      const { status, body } = await ask(method, "/orders", { host, origin });
      expect([status, JSON.parse(body)]).toEqual([403, { code: "foreign_origin" }]);
    }
    expect((await ask(method, "/orders", { host })).status).toBe(403);
    expect(seen).toEqual([]);
    for (const origin of ["https://desk.example.jp", `http://${host}`, `http://127.0.0.1:${port}`]) {
      expect((await ask(method, "/orders", { host, origin })).status).toBe(200);
    }
  });

  test("tells the app the host that was held against the list, and no path but the app's own", async () => {
    const headers = {
      ...HERE,
      host: `localhost:${port}`,
      forwarded: "host=evil.example",
      "x-juchu-path": "//evil.example",
    };
    await ask("POST", "/orders", headers);
    await ask("GET", "/orders", { host: `localhost:${port}`, "x-juchu-path": "//evil.example" });
    expect(seen).toMatchObject([
      { forwarded: "desk.example.jp", path: undefined },
      { forwarded: undefined, path: undefined },
    ]);
  });
});

test("an address that is none of ours in the request's own line is malformed", async () => {
  expect((await ask("GET", "http://evil.example/orders", { host: `localhost:${port}` })).status).toBe(400);
});

test("a connection is taken over for a page of ours alone", async () => {
  const knock = (host: string, origin: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      let text = "";
      socket
        .on("data", (piece: Buffer) => (text += piece))
        .on("close", () => resolve(text))
        .on("error", () => resolve(text));
      socket.write(
        `GET /_next/hmr HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
    });
  expect(await knock("evil.example", "https://evil.example")).toBe("");
  expect(await knock(`localhost:${port}`, "https://evil.example")).toBe("");
  expect(upgrades).toBe(0);
  expect(await knock(`localhost:${port}`, `http://localhost:${port}`)).toMatch(/101/);
});

describe.each([
  ["/api/auth/sign-in/email", AUTH_BODY_BYTES],
  ["/api/auth/anything?x=1", AUTH_BODY_BYTES],
  ["/api/%61uth/sign-in/email", AUTH_BODY_BYTES],
  ["/orders/1", BODY_BYTES],
  ["/sign-in", BODY_BYTES],
  ["/api/orders/1/inquiry", BODY_BYTES],
  ["/api/authors", BODY_BYTES],
])("a body for %s", (path, limit) => {
  const headers = () => ({ ...HERE, host: `localhost:${port}` });

  test("of just the longest length comes through whole, told by its length or in pieces", async () => {
    const body = Buffer.alloc(limit, "x");
    expect((await ask("POST", path, headers(), (asked) => asked.end(body))).status).toBe(200);
    const chunked = (asked: ClientRequest) => {
      asked.write(body.subarray(0, 10));
      setImmediate(() => asked.end(body.subarray(10)));
    };
    expect((await ask("POST", path, { ...headers(), "transfer-encoding": "chunked" }, chunked)).status).toBe(200);
    expect(seen.map(({ bytes }) => bytes)).toEqual([limit, limit]);
  });

  test("of one byte more is refused by what it says of itself, before it is sent", async () => {
    const told = { ...headers(), "content-length": String(limit + 1) };
    const { status, body } = await ask("POST", path, told, (asked) => asked.flushHeaders());
    expect([status, JSON.parse(body)]).toEqual([413, { code: "too_large" }]);
    const first = { ...told, expect: "100-continue" };
    expect((await ask("POST", path, first, (asked) => asked.flushHeaders())).status).toBe(413);
  });

  test("that says nothing of its length is refused while it comes", async () => {
    const chunked = { ...headers(), "transfer-encoding": "chunked" };
    const long = (asked: ClientRequest) => asked.end(Buffer.alloc(limit + 1, "x"));
    expect((await ask("POST", path, chunked, long)).status).toBe(413);
    let poured = () => 0;
    const { status } = await ask("POST", path, chunked, (asked) => ({ poured } = pour(asked, 400 * 1_024 * 1_024)));
    expect(status).toBe(413);
    // It did not have to be sent to its end to be refused.
    expect(poured()).toBeLessThan(64 * 1_024 * 1_024);
    expect(seen).toEqual([]);
  });
});

test("a client that asks first is told to go on, and a GET may carry a short body too", async () => {
  const host = `localhost:${port}`;
  const asks = { ...HERE, host, expect: "100-continue", "content-length": "4" };
  const answer = await ask("POST", "/orders", asks, (asked) => {
    asked.on("continue", () => asked.end("body"));
    asked.flushHeaders();
  });
  expect(answer.status).toBe(200);
  expect((await ask("GET", "/orders", { host, "content-length": "2" }, (asked) => asked.end("ab"))).status).toBe(200);
  expect(seen.map(({ bytes }) => bytes)).toEqual([4, 2]);
});

test("eight bodies of 400 MB cost no more memory than what is kept of them", async () => {
  const before = process.memoryUsage().rss;
  const one = () => {
    const headers = { ...HERE, host: `localhost:${port}`, "transfer-encoding": "chunked" };
    return ask("POST", "/api/auth/sign-in/email", headers, (asked) => pour(asked, 400 * 1_024 * 1_024));
  };
  const said = await Promise.all(Array.from({ length: 8 }, one));
  expect(said.map(({ status }) => status)).toEqual(Array(8).fill(413));
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1_024 * 1_024);
});

test("a client that leaves in the middle of its body reaches nothing", async () => {
  const asked = httpRequest({
    host: "127.0.0.1",
    port,
    method: "POST",
    path: "/orders",
    headers: { ...HERE, host: `localhost:${port}`, "content-length": "100" },
    agent: false,
  });
  const gone = new Promise((resolve) => asked.on("error", resolve));
  asked.write("only this");
  await new Promise((resolve) => asked.once("socket", (socket) => socket.once("connect", resolve)));
  asked.destroy(new Error("left"));
  await gone;
  expect((await ask("GET", "/orders", { host: `localhost:${port}` })).status).toBe(200);
  expect(seen).toMatchObject([{ url: "/orders", bytes: 0 }]);
});

describe("signing in, by the form and by the route", () => {
  const limits = { atOnce: 2, waiting: 3, pauseMs: 60, kept: 4 };
  const inside: { url: string; noTurn: boolean; leave: () => void }[] = [];
  let line: Server;
  let at = 0;
  beforeAll(async () => {
    const own = { baseURL: "", origins: ["http://localhost"], hosts: [] as string[], secure: false };
    line = openFront(
      own,
      {
        handle: async ({ url = "", headers }, response) => {
          const noTurn = headers["x-juchu-no-turn"] === "1";
          if (decodeURI(url).includes("sign-in") && !noTurn) {
            await new Promise<void>((leave) => inside.push({ url, noTurn, leave }));
          }
          response.end(noTurn ? "in words" : "in");
        },
        upgrade: (_, socket) => socket.destroy(),
        onBroken: (error) => broken.push(error),
      },
      limits,
    );
    await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
    at = (line.address() as AddressInfo).port;
    own.hosts.push(`127.0.0.1:${at}`);
  });
  afterAll(() => {
    line.closeAllConnections();
    line.close();
  });

  const knock = async (path: string) => {
    const headers = { origin: "http://localhost", "x-juchu-no-turn": "1" };
    const answer = await fetch(`http://127.0.0.1:${at}${path}`, { method: "POST", headers, body: "x" });
    return { status: answer.status, after: answer.headers.get("retry-after"), text: await answer.text() };
  };
  const FORM = "/sign-in?next=%2Forders";
  const ROUTE = "/api/auth/sign-in/email";

  const letAllGo = async (all: number) => {
    for (let left = all; left > 0; left -= 1) {
      await expect.poll(() => inside.length).toBeGreaterThan(0);
      expect(inside.length).toBeLessThanOrEqual(2);
      inside.shift()?.leave();
    }
  };

  test("goes on a few at a time; who finds the line full is told so after a while, each in its own way", async () => {
    const turns = [FORM, ROUTE, FORM, ROUTE, "/%73ign-in"].map(knock);
    await expect.poll(() => inside.length).toBe(2);
    const since = performance.now();
    const late = [await knock(FORM), await knock(ROUTE)];
    expect(performance.now() - since).toBeGreaterThan(2 * limits.pauseMs - 10);
    expect(late).toEqual([
      { status: 200, after: null, text: "in words" },
      { status: 429, after: "3", text: '{"code":"busy"}' },
    ]);
    // No other request stands behind them.
    expect((await knock("/orders")).text).toBe("in");
    await letAllGo(5);
    expect(await Promise.all(turns)).toEqual(Array(5).fill({ status: 200, after: null, text: "in" }));
  });

  test("more than are kept so are turned away at once, the form too", async () => {
    const turns = Array.from({ length: 5 }, () => knock(ROUTE));
    await expect.poll(() => inside.length).toBe(2);
    const many = await Promise.all(Array.from({ length: 12 }, () => knock(FORM)));
    expect(many.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(4);
    expect(many.filter(({ text }) => text === "in words").length).toBeGreaterThanOrEqual(1);
    await letAllGo(5);
    await Promise.all(turns);
  });
});

test("what breaks behind the door before it is answered is told, and answered with 500", async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/breaks`);
  expect(answer.status).toBe(500);
  expect(broken).toEqual([new Error("before an answer")]);
});
