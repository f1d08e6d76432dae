import { beforeEach, expect, it } from "vitest";
import { CANCEL, evidence, type PlantedTables, ROWS_NOW } from "./testing/rows";
import { WordCheck } from "./word-check";

let planted: PlantedTables;
let check: WordCheck;
beforeEach(() => {
  planted = evidence();
  check = new WordCheck(planted, planted.report);
  planted.put({ operation: { ...CANCEL, state: "needs_person", inquiries: 5 } });
  check.given({ operationId: "op-1", note: "seen 1", inquiries: 5 });
});

function settledBy(note: string, inquiries: number): void {
  const said = { at: ROWS_NOW, actor: "staff", staffId: "aoi", staffName: "aoi", kind: "operation_failed" } as const;
  const data = { changes: [], byPersonsWord: true, reason: note };
  planted.tables.events.set("1/3", { ...said, orderId: 1, orderVersion: 3, data });
  planted.put({ operation: { ...CANCEL, state: "failed", settledAt: ROWS_NOW, inquiries } });
}

it("finds a word that was taken without asking the provider once more", () => {
  settledBy("seen 1", 5);
  check.committed();
  check.committed();
  expect(planted.rules()).toEqual([5]);
});

it("lets a word count after an inquiry, and takes no other's word for it", () => {
  check.committed();
  settledBy("seen 1", 6);
  check.committed();
  check.given({ operationId: "op-1", note: "seen 2", inquiries: 6 });
  check.committed();
  expect(planted.found).toEqual([]);
});
