import { expect, it } from "vitest";
import { toldOf } from "./told";

const refusal = (code: string) => ({ ok: false, error: { code } }) as const;

it("takes an answer as what staff read in it", () => {
  const done = { ok: true, value: { kind: "done", operationId: "op" } } as const;
  expect(toldOf("key", "cancel", done, 7)).toMatchObject({ requestKey: "key", operationId: "op", said: "done", at: 7 });
  expect(toldOf("key", "cancel", refusal("stale_version"), 7)?.said).toBe("refused");
  expect(toldOf("key", "cancel", refusal("acknowledgement_missing"), 7)?.said).toBe("lacking");
});

it("lets another amount be typed under the same key", () => {
  expect(toldOf("key", "change_amount", refusal("not_allowed"), 7)?.said).toBe("lacking");
  expect(toldOf("key", "cancel", refusal("not_allowed"), 7)?.said).toBe("refused");
});

it("takes nothing from what was said of another's key", () => {
  expect(toldOf("key", "cancel", refusal("preparation_of_another"), 7)).toBeNull();
});

it("finds the same answer the same, in whatever order the database keeps its names", () => {
  const one = { ok: true, value: { kind: "done", operationId: "op", plan: { a: 1, b: [2] } } } as const;
  const other = { ok: true, value: { plan: { b: [2], a: 1 }, operationId: "op", kind: "done" } } as const;
  expect(toldOf("key", "cancel", one, 1)?.exactly).toBe(toldOf("key", "cancel", other, 2)?.exactly);
});
