/** What the keyboard does, as キーボード操作 lists it. No key ever sends. */
export const KEY_GROUPS = [
  {
    title: "どの画面でも",
    lines: [
      { keys: ["/"], does: "受注を検索" },
      { keys: ["n"], does: "受注登録を開く" },
      { keys: ["Esc"], does: "入力欄を出る・開いている画面を閉じる" },
      { keys: ["?"], does: "用語とキーボード操作を開く" },
    ],
  },
  {
    title: "受注データ管理",
    lines: [
      { keys: ["j", "k"], does: "次の行・前の行" },
      { keys: ["Enter"], does: "選んだ受注を開く" },
    ],
  },
  {
    title: "管理画面での作業",
    lines: [
      { keys: ["x"], does: "選んだ作業を記録" },
      { keys: ["o"], does: "決済代行会社の管理画面を開く" },
      { keys: ["y"], does: "決済IDをコピー" },
    ],
  },
  {
    title: "受注登録",
    lines: [
      { keys: ["↑", "↓"], does: "候補を選ぶ(Enterで決める)" },
      { keys: ["Enter"], does: "最後の単価の欄で、次の商品の行を追加" },
      { keys: ["Ctrl", "S"], does: "登録ボタンに移動" },
    ],
  },
  {
    title: "受注詳細",
    lines: [
      { keys: ["[", "]"], does: "前の受注・次の受注" },
      { keys: ["a"], does: "オーソリの画面を開く" },
      { keys: ["e"], does: "受注の編集を開く" },
      { keys: ["c"], does: "受注の取消の確認を開く" },
      { keys: ["f"], does: "オーソリ確定の確認を開く" },
    ],
  },
] as const;

export const KEYS_WORD = {
  ways: "移動(gに続けて押す)",
  endingToday: "本日期限の受注",
  single: "1文字のショートカットを使う",
  singleNote: "このブラウザーでの設定です。ショートカットで決済代行会社に送信することはありません。",
} as const;
