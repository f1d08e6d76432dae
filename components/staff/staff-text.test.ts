import { expect, test } from "vitest";
import { fieldErrors, generalError, type StaffProblem } from "./staff-text";

test.each<[StaffProblem, RegExp]>([
  [{ code: "busy" }, /^保存できませんでした。.*もう一度操作してください。何も変更していません。$/],
  [{ code: "database_unavailable" }, /^保存できませんでした。データベースに接続できません。.*何も変更していません。$/],
  [{ code: "perhaps_saved" }, /^保存できたかどうかを確認できませんでした。.*再読み込みして確認してください。$/],
  [
    { code: "unexpected", number: "AB2C-3D4E" },
    /^保存できたかどうかを確認できませんでした。.*お問い合わせ番号:AB2C-3D4E$/,
  ],
  [{ code: "last_admin" }, /何も変更していません。$/],
])("%j is told with what became of the change", (problem, text) => {
  expect(generalError(problem)).toMatch(text);
  expect(fieldErrors(problem)).toEqual({});
});
