import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { type Text, textsOfProgram } from "@/scripts/facts-alone/program-texts";

/** What read wrong to staff, and what the house says in its place. */
const RATHER: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/行われること/, "実行内容"],
  [/できること/, "この受注の操作"],
  [/を1回送信/, "を送信"],
  [/作業を残|残る作業|作業に残/, "作業を登録、必要な作業"],
  [/監査の記録/, "操作ログ"],
  [/試行|生の応答/, "送信と照会、応答データ"],
  [/フラグなし/, "フラグ不要"],
  [/いまの設定ではオフ|設定を重ねる/, "現在オフ、設定を反映"],
  [/変えるには|変えられません|設定を変えても/, "連携するには、変更できません"],
  [/を選んだとき/, "を選択した場合"],
  [/入力できる合計/, "変更できる金額"],
  [/対応外/, "連携対象外"],
  [/完了の候補|完了にする/, "完了確認待ち、完了を確認"],
  [/^違う$/, "完了していない"],
  [/受注のみ取消|決済のみ取消/, "受注側のみ取消、決済側のみ取消"],
  [/記録を合わせた|記録に合わせる|一致に戻った/, "記録を反映、差異解消"],
  [/^発見$/, "検出"],
  [/などで後で/, "保留"],
  [
    /受け付けられなかった|送信しなかった|(?:付けた|外した|にした|合わせた)(?:\(|$)/,
    "a noun: 連携を拒否、未送信、設定、解除",
  ],
  [/自動の照会/, "自動照会"],
  [/行われていない/, "取り消されていない"],
  [/システムで?の?問題/, "システムエラーが発生しました"],
  [/終わるのを待ちましたが/, "ほかの処理が完了しないため"],
  [/アドレスのページ|^(?:ページ|受注)がありません$/, "見つかりません"],
  [/使えないため、外して/, "無効なため、除外しました"],
  [/さんの停止|次の操作からサインアウト/, "さんの利用停止、次の操作時に"],
  [/画面の明るさ|^(?:明るい|暗い)$/, "表示テーマ、ライト、ダーク"],
  [/管理者だけが/, "管理者が利用できます"],
  [/変更の履歴|取り外し|取消区分を外/, "変更履歴、解除"],
  [/次の注文から/, "これからオーソリする受注から: an authorization decides, not the order's date"],
  [/「解約」|解約を|の解約(?!連携)|解約(?:さ|し|が)/, "解約連携: what it does at the provider the page does not say"],
  [/ワーカー/, "nothing: staff know no worker"],
];

const ROOT = process.cwd();

function wordsOf(room: string): readonly (Text & { readonly path: string })[] {
  return readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes("/testing/"))
    .flatMap((path) => textsOfProgram(path, readFileSync(join(ROOT, path), "utf8")).map((text) => ({ ...text, path })));
}

const WORDS = ["lib/messages", "components", "app"].flatMap(wordsOf);

describe("what stands on a screen", () => {
  test("is found in the sources at all", () => {
    expect(WORDS.some(({ text }) => text.includes("受注データ管理"))).toBe(true);
  });

  test.each(RATHER)("never says %s", (wrong) => {
    expect(WORDS.filter(({ text }) => wrong.test(text)).map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
  });

  // 備考 is a column of the page: what stands beside the word is a quotation, made in one place.
  test("says 備考 only in front of the page's own words, and where one searches in them", () => {
    const said = WORDS.filter(({ text }) => text.includes("備考")).map(({ path }) => path);
    expect([...new Set(said)].sort()).toEqual([
      "components/matrix/matrix-screen.tsx",
      "lib/messages/matrix.ts",
      "lib/messages/quotation.ts",
    ]);
  });

  test("puts さん behind a name in one place", () => {
    const places = WORDS.filter(({ text }) => /^さん/.test(text)).map(({ path }) => path);
    expect([...new Set(places)]).toEqual(["lib/messages/staff-name.ts"]);
  });
});
