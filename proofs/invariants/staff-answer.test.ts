import { expect, it } from "vitest";
import { staffAnswerOf } from "./staff-answer";

const refusal = (code: string) => ({ ok: false, error: { code } }) as const;

it("takes an answer as what staff read in it", () => {
  const done = { ok: true, value: { kind: "done", operationId: "op" } } as const;
  expect(staffAnswerOf("key", "cancel", done, 7)).toMatchObject({
    requestKey: "key",
    operationId: "op",
    said: "done",
    at: 7,
  });
  expect(staffAnswerOf("key", "cancel", refusal("stale_version"), 7)?.said).toBe("refused");
  expect(staffAnswerOf("key", "cancel", refusal("acknowledgement_missing"), 7)?.said).toBe("lacking");
});

it("lets another amount be typed under the same key", () => {
  expect(staffAnswerOf("key", "change_amount", refusal("not_allowed"), 7)?.said).toBe("lacking");
  expect(staffAnswerOf("key", "cancel", refusal("not_allowed"), 7)?.said).toBe("refused");
});

it("takes nothing from what was said of another's key", () => {
  expect(staffAnswerOf("key", "cancel", refusal("preparation_of_another"), 7)).toBeNull();
});

it("finds the same answer the same, in whatever order the database keeps its names", () => {
  const one = { ok: true, value: { kind: "done", operationId: "op", plan: { a: 1, b: [2] } } } as const;
  const other = { ok: true, value: { plan: { b: [2], a: 1 }, operationId: "op", kind: "done" } } as const;
  expect(staffAnswerOf("key", "cancel", one, 1)?.exactly).toBe(staffAnswerOf("key", "cancel", other, 2)?.exactly);
});
