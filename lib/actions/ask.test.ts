import { afterEach, expect, test, vi } from "vitest";
import { err, ok } from "@/lib/result/result";
import { ask } from "./ask";
import { askRoute } from "./ask-route";

afterEach(() => vi.unstubAllGlobals());

test("the verb's own answer comes through, done or refused", async () => {
  expect(await ask(async () => ({ data: ok(1) }))).toEqual(ok(1));
  expect(await ask(async () => ({ data: err({ code: "stale" }) }))).toEqual(err({ code: "stale" }));
});

test("what stopped it before the verb is a code", async () => {
  const signedOut = { code: "signed_out" } as const;
  expect(await ask(async () => ({ serverError: signedOut }))).toEqual(err(signedOut));
  const validationErrors = { amount: { _errors: ["fraction"] } };
  expect(await ask(async () => ({ validationErrors }))).toEqual(
    err({ code: "invalid_input", fields: [{ field: "amount", code: "fraction" }] }),
  );
});

test("an answer that never arrives says so, and the call is not repeated", async () => {
  const lost = vi.fn(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(await ask(lost)).toEqual(err({ code: "no_answer" }));
  expect(lost).toHaveBeenCalledTimes(1);
  expect(await ask(async () => ({}))).toEqual(err({ code: "no_answer" }));
});

test("without a network nothing is sent, and the answer says that for certain", async () => {
  vi.stubGlobal("navigator", { onLine: false });
  const action = vi.fn(async () => ({ data: ok(1) }));
  const route = vi.fn(async () => Response.json(ok(1)));
  expect(await ask(action)).toEqual(err({ code: "offline" }));
  expect(await askRoute(route)).toEqual(err({ code: "offline" }));
  expect(action).not.toHaveBeenCalled();
  expect(route).not.toHaveBeenCalled();
});

test("a network that goes away while an answer is awaited leaves it open what was sent", async () => {
  vi.stubGlobal("navigator", { onLine: true });
  const lost = async () => {
    vi.stubGlobal("navigator", { onLine: false });
    throw new TypeError("Failed to fetch");
  };
  expect(await ask(lost)).toEqual(err({ code: "no_answer" }));
});
