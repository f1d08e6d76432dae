import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { type ActionExchange, openSession, type Staff } from "./staff-client";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const KEY = "01a21417-0f4d-7906-a533-d7c83a5df415";
const CONFIRM = { requestKey: KEY, version: 3, flagsState: "{}", reason: "", acknowledged: false };

/** What an action answers, had it gone well. */
const DONE = '0:{"a":"$@1"}\n1:{"data":{"ok":true,"value":{}}}\n';

/** A server that lets every account in and answers actions by `answer`. */
async function signedIn(answer: (request: IncomingMessage, body: string, response: ServerResponse) => void) {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    if (request.headers["next-action"] !== undefined) return answer(request, body, response);
    response.setHeader("set-cookie", ["juchu.session=abc; HttpOnly", "juchu.other=d; Path=/"]);
    response.end(JSON.stringify({ user: { id: "s1", name: "田中 葵", role: "operator" } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  const heard: ActionExchange[] = [];
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const actions = new Map([["confirmOrderVerb", { id: "7f00", page: "/orders/-" }]]);
  const options = { door: { url, actions }, onExchange: (one: ActionExchange) => heard.push(one) };
  const staff: Staff = await openSession(options, { email: "a@b.example", password: "p" });
  return { staff, heard };
}

it("an action is called as a browser calls it: its id, the session, the origin", async () => {
  let seen: unknown;
  const { staff } = await signedIn((request, body, response) => {
    const { cookie, origin, host } = request.headers;
    seen = {
      url: request.url,
      id: request.headers["next-action"],
      cookie,
      sameOrigin: origin === `http://${host}`,
      body,
    };
    response.end('0:{"a":"$@1"}\n1:{"data":{"ok":false,"error":{"code":"preparation_unknown"}}}\n');
  });
  const answer = await staff.ask("confirmOrderVerb", CONFIRM);
  expect(answer).toEqual({ ok: false, error: { code: "preparation_unknown" } });
  expect(seen).toEqual({
    url: "/orders/-",
    id: "7f00",
    cookie: "juchu.session=abc; juchu.other=d",
    sameOrigin: true,
    body: JSON.stringify([CONFIRM]),
  });
});

it("what is no answer of the action's reads as no answer, as on the screens, and what came is kept", async () => {
  const { staff, heard } = await signedIn((_request, _body, response) => {
    response.statusCode = 500;
    response.end(DONE);
  });
  expect(await staff.ask("confirmOrderVerb", CONFIRM)).toEqual({ ok: false, error: { code: "no_answer" } });
  expect(heard).toMatchObject([{ action: "confirmOrderVerb", status: 500, text: DONE }]);
});

it("a line that breaks in the middle of an answer reads as no answer", async () => {
  const { staff, heard } = await signedIn((_request, _body, response) => {
    response.write('0:{"a":"$@1"}\n');
    setImmediate(() => response.destroy());
  });
  expect(await staff.ask("confirmOrderVerb", CONFIRM)).toEqual({ ok: false, error: { code: "no_answer" } });
  expect(heard).toMatchObject([{ status: null }]);
});

it("an action that the build does not have is a mistake of the suite, not an answer", async () => {
  const { staff } = await signedIn(() => undefined);
  await expect(staff.ask("updateMemo", { orderNumber: "1", version: 1, memo: "" })).rejects.toThrow("updateMemo");
});
