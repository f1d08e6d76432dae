import { expect, it } from "vitest";
import type { Staff } from "../staff-client/staff-client";
import { emptyTrack, RACED_ORDER } from "./judges/testing/heard";

function answering(error: { readonly code: string }): Staff {
  const answer = { ok: false, error };
  return {
    id: "s1",
    name: "田中 葵",
    role: "operator",
    ask: (async () => answer) as unknown as Staff["ask"],
    inquire: () => Promise.reject(new Error("no request is expected")),
    openCardForm: () => Promise.reject(new Error("no request is expected")),
    read: () => Promise.reject(new Error("nothing is read")),
  };
}

const MEMO = { orderNumber: RACED_ORDER.orderNumber, version: 1, memo: "" };

it.each(["unexpected", "no_answer", "database_unavailable", "invalid_input"])(
  "%s is no answer for a loser, but something that broke",
  async (code) => {
    const track = emptyTrack();
    await track.ask(answering({ code }), "updateMemo", MEMO, RACED_ORDER);
    expect(track.broken).toMatchObject([{ rule: 0, what: expect.stringContaining(code) }]);
  },
);

it("every refusal is kept, to be held to its words, and every call is counted", async () => {
  const track = emptyTrack();
  await track.ask(answering({ code: "stale_version" }), "updateMemo", MEMO, RACED_ORDER);
  expect(track.broken).toEqual([]);
  expect(track.refused).toEqual([{ action: "updateMemo", order: RACED_ORDER, failure: { code: "stale_version" } }]);
  expect(track.actions).toBe(1);
});
