import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { instantAt, PlantedShop } from "../invariants/testing/planted";
import { History } from "./harness/history";
import { recoveriesOfHistories } from "./recoveries";
import { scriptOf } from "./script/script";

let planted: PlantedShop;
let sql: pg.Pool;
let history: History;
let operationId: string;
const at = Date.parse(instantAt(11));
beforeAll(async () => {
  planted = await PlantedShop.open();
  sql = new pg.Pool({ connectionString: planted.databaseUrl, max: 1 });
});
afterAll(async () => {
  await sql.end();
  await planted.close();
});
beforeEach(async () => {
  await planted.empty();
  await planted.order();
  operationId = await planted.cancel({ state: "not_sent", settled_at: instantAt(22) });
  history = new History(scriptOf("recoveries", 0), () => undefined);
  history.left.push({ operationId, at });
});

const recoveries = (deaths: readonly { from: number; until: number }[] = []) =>
  recoveriesOfHistories(sql, new Map([[0, history]]), deaths);

it("says how long an operation stayed open that a crash had left", async () => {
  expect(await recoveries()).toEqual([11_000]);
});

it("leaves out what something else disturbed, on the wire, in the shop, or at the worker", async () => {
  history.heldAt.push(at + 1);
  expect(await recoveries()).toEqual([]);
  history.heldAt.length = 0;
  expect(await recoveries([{ from: at + 9_500, until: at + 10_000 }])).toEqual([]);
  expect(await recoveries([{ from: at + 5_000, until: at + 6_000 }])).toEqual([11_000]);
  history.troubled.add(operationId);
  expect(await recoveries()).toEqual([]);
});

it("leaves out what had been settled before the crash", async () => {
  history.left.splice(0, 1, { operationId, at: at + 20_000 });
  expect(await recoveries()).toEqual([]);
});
