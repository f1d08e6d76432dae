import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { amountsText } from "./amounts";
import { planDone, planSteps, planWill } from "./outcomes";
import { taskAct, taskWork } from "./tasks";

test("an amount that stays is never shown as going from itself to itself", () => {
  expect(amountsText(13_380, 13_380)).toBe("13,380円のまま(内訳のみ)");
  expect(amountsText(13_380, 12_000)).toBe("13,380円 → 12,000円");
  const same = { kind: "change_amount", amountBefore: 13_380, amountAfter: 13_380 } as const;
  expect(taskWork(same)).toBe("13,380円のまま(内訳のみ)");
  expect(taskAct(same)).toMatchObject({ of: "13,380円のまま", note: "(内訳のみ)" });
});

test("a plan whose amount stays says so in each of its sentences", () => {
  const subject = { provider: "P", amount: "13,380円", amountBefore: "13,380円" };
  const plan = { does: "change_and_task", reasons: [], deadline: null, amountBefore: 13_380, amount: 13_380 } as const;
  expect(planSteps(plan, subject)).toContain("管理画面での作業「13,380円のまま(内訳のみ)」を未対応として登録");
  for (const kind of ["change_amount", "change_amount_and_capture"] as const) {
    const sent = { does: "send", kind, providerOperation: "X", amountBefore: 1, amount: 1, deadline: null } as const;
    for (const text of [planWill(sent, subject), ...planSteps(sent, subject), planDone(sent, subject).title]) {
      expect(text).not.toMatch(/13,380円から13,380円/);
    }
  }
});

test("two amounts of one thing are put side by side in one place alone", () => {
  const root = process.cwd();
  const found = ["lib", "components"]
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: "utf8" }).map((file) => join(room, file)),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .filter((file) => /formatYen\([^)]*\)\}\s*→|amountBefore\}\s*→/.test(readFileSync(join(root, file), "utf8")));
  expect(found).toEqual(["lib/messages/amounts.ts"]);
});
