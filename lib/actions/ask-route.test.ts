import { expect, test, vi } from "vitest";
import { err, ok } from "@/lib/result/result";
import { askRoute } from "./ask-route";

const answering = (body: unknown, status = 200) => askRoute(async () => Response.json(body, { status }));

test("the verb's own answer comes through, done or refused", async () => {
  expect(await answering(ok({ state: "unknown" }))).toEqual(ok({ state: "unknown" }));
  expect(await answering(err({ code: "order_not_found" }))).toEqual(err({ code: "order_not_found" }));
});

test("an order that is not there is the refusal that the verb would give", async () => {
  expect(await answering({ code: "order_not_found" }, 404)).toEqual(err({ code: "order_not_found" }));
});

test.each([
  [401, { code: "signed_out" }],
  [403, { code: "role", needs: "operator" }],
  [503, { code: "database_unavailable" }],
  [500, { code: "unexpected", number: "AB2C-3D4E" }],
])("what stopped it before the verb is a code (%d)", async (status, body) => {
  expect(await answering(body, status)).toEqual(err(body));
});

test("an answer that never arrives, or is not the app's, says so, and the call is not repeated", async () => {
  const lost = vi.fn(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(await askRoute(lost)).toEqual(err({ code: "no_answer" }));
  expect(lost).toHaveBeenCalledTimes(1);
  expect(await answering({ code: "foreign_origin" }, 403)).toEqual(err({ code: "no_answer" }));
  expect(await askRoute(async () => new Response("<html>", { status: 502 }))).toEqual(err({ code: "no_answer" }));
});
